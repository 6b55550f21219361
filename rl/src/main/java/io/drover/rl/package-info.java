/**
 * Learning the scheduler: what an environment is; flights as environments, trainers, evaluation.
 */
package io.drover.rl;

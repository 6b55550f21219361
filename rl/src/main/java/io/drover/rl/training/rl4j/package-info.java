/**
 * RL4J's A3C and double DQN as trainers of the same policies as the package above learns: they act
 * in the same environments, start from the same weights and leave the same vector. Only training
 * reaches this package: RL4J and ND4J are optional.
 */
package io.drover.rl.training.rl4j;

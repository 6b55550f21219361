/** How good schedulers are on simulated flights; needs no PyTorch. */
package io.drover.rl.evaluation;

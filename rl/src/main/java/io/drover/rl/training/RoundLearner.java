package io.drover.rl.training;

import ai.djl.ndarray.NDManager;
import io.drover.navigation.training.Adam;
import io.drover.rl.Environment;

/**
 * What one algorithm does in a round of a {@link LearningRun}.
 *
 * @param <E> the environments that it needs
 */
interface RoundLearner<E extends Environment> {
  /** Steps of each environment in a round. */
  int roundSteps();

  /** Whether the critic learns the reward of each action. */
  boolean predictsReward();

  /** The optimiser of a network's weights. */
  Adam optimiser(ActorCritic network, NDManager manager);

  /**
   * Learning rate of a round.
   *
   * @param progress share of the rounds that came before, in [0, 1)
   */
  double learningRate(double progress);

  /**
   * Remembers a step of an earlier run that is gone through again: whoever goes on from there must
   * know what it knew.
   *
   * @param e number of the environment
   * @param step of it
   * @param steps how many it made in all
   */
  default void recall(int e, long step, long steps, float[] observation, E environment) {}

  /** Acts and learns for a round. */
  Losses round(LearningState<E> state, double progress);
}

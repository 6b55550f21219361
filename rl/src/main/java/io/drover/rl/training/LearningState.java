package io.drover.rl.training;

import ai.djl.ndarray.NDManager;
import io.drover.navigation.training.Adam;
import io.drover.rl.Environment;
import java.util.SplittableRandom;

/**
 * What a round of learning works on.
 *
 * @param manager of the network's arrays; those of a round belong to managers below it
 * @param random what chance in acting and learning is drawn from
 */
record LearningState<E extends Environment>(
    SteppedEnvironments<E> environments,
    ActorCritic network,
    Adam adam,
    NDManager manager,
    SplittableRandom random) {
  /** The same with another source of chance. */
  LearningState<E> with(SplittableRandom other) {
    return new LearningState<>(environments, network, adam, manager, other);
  }
}

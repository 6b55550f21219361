package io.drover.rl.training;

import java.util.function.Consumer;

/** Learns a policy in environments that it was given. One thread, used once. */
public interface Trainer {
  /**
   * Learns.
   *
   * @param totalSteps environment steps to learn for, rounded up to whole updates
   * @param updates hears of every validation
   * @return the policy that validated best
   */
  TrainedPolicy train(long totalSteps, Consumer<LearningUpdate> updates);
}

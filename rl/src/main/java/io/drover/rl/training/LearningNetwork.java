package io.drover.rl.training;

/** A policy's network while it is learnt, whatever library computes it. One thread. */
public interface LearningNetwork {
  /**
   * Prefers actions; the greatest of a row is the one to take.
   *
   * @param observations [count · features], as the environment shows them
   * @return [count · actions]
   */
  float[] preferences(float[] observations, int count);

  /** What it has learnt so far, a copy; with the score that this was given. */
  TrainedPolicy snapshot(double score);
}

package io.drover.rl.training;

import io.drover.rl.flight.Objective;

/**
 * What training leaves.
 *
 * @param weights of actor and critic, as the shape lays them out
 * @param predictsReward whether the critic, applied to each action, gives its predicted reward
 * @param score what it was chosen by: mean return of validation episodes
 */
public record TrainedPolicy(
    NetworkShape shape,
    Normalisation normalisation,
    float[] weights,
    boolean predictsReward,
    double score) {
  /** The same, keeping quiet about what it predicts unless that is QoN, which people will read. */
  TrainedPolicy predicting(Objective objective) {
    boolean tells = predictsReward && objective == Objective.QON;
    return new TrainedPolicy(shape, normalisation, weights, tells, score);
  }
}

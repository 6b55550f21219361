package io.drover.rl.training;

import ai.djl.ndarray.NDManager;

/** Validates a policy at even pauses of its learning, and keeps the weights that scored best. */
final class BestPolicy {
  private final Validation validation;
  private final int pauses;
  private final boolean predictsReward;
  private TrainedPolicy best;

  /** So many validations over the whole of a training. */
  BestPolicy(Validation validation, int pauses, boolean predictsReward) {
    this.validation = validation;
    this.pauses = pauses;
    this.predictsReward = predictsReward;
  }

  /** Whether a pause comes after a round, of rounds counted from 1; one comes after the last. */
  boolean due(long round, long rounds) {
    return round * pauses / rounds > (round - 1) * pauses / rounds;
  }

  /** Validates the network as it is; returns its score. */
  double validate(
      ActorCritic network, NetworkShape shape, Normalisation normalisation, NDManager manager) {
    double score = validation.score(network, manager);
    if (best == null || score > best.score()) {
      best =
          new TrainedPolicy(
              shape, normalisation, network.weights().toFloatArray(), predictsReward, score);
    }
    return score;
  }

  /** What validated best. */
  TrainedPolicy policy() {
    return best;
  }
}

package io.drover.rl.training;

/** Validates a policy at even pauses of its learning, and keeps the weights that scored best. */
public final class BestPolicy {
  private final Validation validation;
  private final int pauses;
  private TrainedPolicy best;

  /** So many validations over the whole of a training. */
  public BestPolicy(Validation validation, int pauses) {
    this.validation = validation;
    this.pauses = pauses;
  }

  /** Whether a pause comes after {@code from} until {@code to}; the last one is at the end. */
  public boolean due(long from, long to, long end) {
    return to * pauses / end > from * pauses / end;
  }

  /** Validates the network as it is; returns its score. */
  public double validate(LearningNetwork network) {
    double score = validation.score(network);
    if (best == null || score > best.score()) {
      best = network.snapshot(score);
    }
    return score;
  }

  /** Goes on from what validated best before. */
  void restore(TrainedPolicy policy) {
    best = policy;
  }

  /** What validated best. */
  public TrainedPolicy policy() {
    return best;
  }
}

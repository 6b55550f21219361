package io.drover.onboard.scheduler;

import io.drover.navigation.OffloadDecision;

/**
 * What a scheduler chose, and its reason.
 *
 * @param preferences [actions] probabilities of the alternatives; empty for schedulers without
 * @param predictedQuality [actions] QoN that the scheduler predicts of the alternatives, 0 to 1;
 *     empty for schedulers that do not predict
 */
public record Choice(OffloadDecision decision, double[] preferences, double[] predictedQuality) {
  private static final double[] NONE = {};

  /** A choice without alternatives. */
  public static Choice of(OffloadDecision decision) {
    return new Choice(decision, NONE, NONE);
  }

  /** A choice by probabilities alone. */
  public static Choice of(OffloadDecision decision, double[] preferences) {
    return new Choice(decision, preferences, NONE);
  }
}

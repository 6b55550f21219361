package io.drover.onboard.scheduler;

import io.drover.navigation.OffloadDecision;

/**
 * What a scheduler chose, and its reason.
 *
 * @param preferences [actions] probabilities or predicted values of the alternatives, as the
 *     scheduler weighs them; empty for schedulers that do not weigh
 */
public record Choice(OffloadDecision decision, double[] preferences) {
  private static final double[] NONE = {};

  /** A choice without alternatives. */
  public static Choice of(OffloadDecision decision) {
    return new Choice(decision, NONE);
  }
}

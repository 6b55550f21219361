package io.drover.rl.evaluation;

import io.drover.rl.flight.Situation;
import io.drover.rl.flight.StepSimulator;
import io.drover.rl.flight.StepTally;
import java.util.Optional;

/**
 * The first actions of a flight, and what they brought.
 *
 * @param before all but the last action; empty before the first
 * @param action the last one
 * @param slot where in the beam {@code before} was
 * @param qualitySum of the steps that had a scored frame
 * @param scoredSteps how many these were
 * @param steps how many actions
 * @param eachBest whether it leads to where the best action of each step leads, at least as well
 * @param over whether the flight is over
 */
record Beginning(
    Optional<Beginning> before,
    int action,
    int slot,
    double qualitySum,
    int scoredSteps,
    int steps,
    boolean eachBest,
    boolean over,
    Situation situation) {
  /** Of no action. */
  static Beginning at(Situation situation) {
    return new Beginning(Optional.empty(), -1, 0, 0, 0, 0, true, false, situation);
  }

  /**
   * With one action more.
   *
   * @param inSlot where in the beam this one is
   * @param flown a simulator that just did it
   * @param best whether it is the best of its step after the best of each step
   */
  Beginning then(int nextAction, int inSlot, StepSimulator flown, boolean best) {
    StepTally tally = flown.tally();
    return new Beginning(
        Optional.of(this),
        nextAction,
        inSlot,
        qualitySum + tally.qualityOfNavigation(),
        scoredSteps + (tally.scored() > 0 ? 1 : 0),
        steps + 1,
        eachBest && best,
        flown.over(),
        flown.situation());
  }

  /** Mean QoN over steps. */
  double quality() {
    return qualitySum / Math.max(1, scoredSteps);
  }

  /** This one, or another that leads to the same if that is better. */
  Beginning orBetter(Beginning other) {
    Beginning better = other.quality() > quality() ? other : this;
    return better.eachBest == (eachBest || other.eachBest) ? better : better.asEachBest();
  }

  private Beginning asEachBest() {
    return new Beginning(
        before, action, slot, qualitySum, scoredSteps, steps, true, over, situation);
  }

  /** All of them in order. */
  int[] actions() {
    int[] all = new int[steps];
    Beginning last = this;
    for (int i = steps - 1; i >= 0; i--) {
      all[i] = last.action;
      last = last.before.orElseThrow();
    }
    return all;
  }
}

package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;

/**
 * What the actions of a decision space are and take under the conditions of one flight, on arrays
 * by the number of the action. Immutable, so copies of a simulation share it.
 */
final class ActionTable {
  private final double[] computeSeconds;
  private final boolean[] offloaded;
  private final int[] sameOnboard;
  private final int highest;
  private final int lowest;
  private final int reference;

  ActionTable(DecisionSpace space, FlightSetup setup, Conditions conditions) {
    double shareFactor = Math.max(1, setup.fullCores() / conditions.cores());
    computeSeconds = new double[space.size()];
    offloaded = new boolean[space.size()];
    sameOnboard = new int[space.size()];
    for (int a = 0; a < space.size(); a++) {
      OffloadDecision decision = space.decision(a);
      double scale = space.scale(decision.resolution());
      offloaded[a] = decision.offloaded();
      sameOnboard[a] = space.indexOf(OffloadDecision.onboard(decision.resolution()));
      computeSeconds[a] =
          offloaded[a]
              ? setup.edge().secondsAt(scale) * conditions.edgeFactor() * shareFactor
              : setup.drone().secondsAt(scale) * conditions.droneFactor();
    }
    highest = space.indexOf(space.local());
    lowest = space.indexOf(OffloadDecision.onboard(space.lowestResolution()));
    reference = space.indexOf(space.reference());
  }

  int size() {
    return computeSeconds.length;
  }

  boolean offloaded(int action) {
    return offloaded[action];
  }

  /** Inference, wherever it runs. */
  double computeSeconds(int action) {
    return computeSeconds[action];
  }

  /**
   * On board at an action's resolution if that takes no longer than a deadline, or at the lowest.
   */
  int fallback(int action, double deadlineSeconds) {
    int same = sameOnboard[action];
    return computeSeconds[same] <= deadlineSeconds ? same : lowest;
  }

  /** On board at the highest resolution. */
  int highest() {
    return highest;
  }

  /** On board at the lowest resolution. */
  int lowest() {
    return lowest;
  }

  /** What θ_gt is taken from. */
  int reference() {
    return reference;
  }
}

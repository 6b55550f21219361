package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import java.util.List;

/**
 * What the actions of a decision space are and take under the conditions of one flight, on arrays
 * by the number of the action. Immutable, so copies of a simulation share it.
 */
final class ActionTable {
  private final double[] computeSeconds;
  private final double[] roundTripSeconds;
  private final int[] edge;
  private final int[] fidelity;
  private final int[] sameOnboard;
  private final int highest;
  private final int lowest;
  private final int reference;

  /**
   * The actions of a flight.
   *
   * @param edges as many as the decision space has
   */
  ActionTable(DecisionSpace space, FlightSetup setup, Conditions conditions, List<EdgeLink> edges) {
    computeSeconds = new double[space.size()];
    roundTripSeconds = new double[space.size()];
    edge = new int[space.size()];
    fidelity = new int[space.size()];
    sameOnboard = new int[space.size()];
    for (int a = 0; a < space.size(); a++) {
      OffloadDecision decision = space.decision(a);
      double scale = space.scale(decision.resolution());
      edge[a] = decision.edge() - 1;
      fidelity[a] = space.fidelity(a);
      sameOnboard[a] = space.indexOf(OffloadDecision.onboard(decision.resolution()));
      if (decision.offloaded()) {
        EdgeLink link = edges.get(edge[a]);
        computeSeconds[a] = setup.edge().secondsAt(scale) * link.computeFactor();
        roundTripSeconds[a] = link.roundTripSeconds();
      } else {
        computeSeconds[a] = setup.drone().secondsAt(scale) * conditions.droneFactor();
      }
    }
    highest = space.indexOf(space.local());
    lowest = space.indexOf(OffloadDecision.onboard(space.lowestResolution()));
    reference = space.indexOf(space.reference());
  }

  int size() {
    return computeSeconds.length;
  }

  boolean offloaded(int action) {
    return edge[action] >= 0;
  }

  /** The edge server, from 0; −1 on board. */
  int edge(int action) {
    return edge[action];
  }

  /** Of an empty message to an action's edge server, seconds; 0 on board. */
  double roundTripSeconds(int action) {
    return roundTripSeconds[action];
  }

  /** The number of what a profile recorded of an action. */
  int fidelity(int action) {
    return fidelity[action];
  }

  /** Inference, wherever it runs; at an edge server at full share. */
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

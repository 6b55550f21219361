package io.drover.onboard.perception;

import io.drover.navigation.FidelityPrior;
import io.drover.navigation.NavigationOutput;
import io.drover.onboard.CapturedFrame;

/**
 * What each action makes of a frame, free of time: computed from pixels when asked, or looked up in
 * a flight profile.
 */
public interface InferenceTable {
  /** The network's output for a frame under an action of the decision space. */
  NavigationOutput output(CapturedFrame frame, int action);

  /** Bytes of the frame as it would be sent; 0 for actions on board. */
  long bytes(CapturedFrame frame, int action);

  /** What is known of the network's fidelity before the flight. */
  default FidelityPrior priorFidelity() {
    return FidelityPrior.UNKNOWN;
  }
}

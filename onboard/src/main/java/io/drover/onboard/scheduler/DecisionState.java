package io.drover.onboard.scheduler;

import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;

/**
 * What a scheduler knows at the start of a step: A3D's ⟨c, d, b, s⟩ and what helps beyond it. Of
 * several edge servers, bandwidth, share and round trip are those of the one with the highest
 * bandwidth; what the others can do stands in the predictions of their actions.
 *
 * @param complexity c = |θ_high − θ_low| + α·|p_high − p_low| of one frame, rad
 * @param dynamics d = σ(θ) + β·σ(p) over the last step's decisions, rad
 * @param bandwidthBitsPerSecond b, measured drone → edge; 0 for a link that is down
 * @param share s, what the edge has granted
 * @param roundTripSeconds of an empty message, as last measured
 * @param lastLatencySeconds mean capture → command over the last step; 0 before the first
 * @param speedMetresPerSecond commanded, mean over the last step
 * @param predictedLatencySeconds [actions] of the decision space: compute time, plus size ÷
 *     bandwidth and round trip where a frame travels; infinite where the link is down
 * @param predictedTransmitSeconds [actions] what of them is size ÷ bandwidth; 0 on board
 * @param output of the frame that is decided by, highest resolution on board
 * @param lastAction number of the action chosen before; −1 at first
 * @param recent what the last seconds were like
 */
public record DecisionState(
    double complexity,
    double dynamics,
    double bandwidthBitsPerSecond,
    ResourceShare share,
    double roundTripSeconds,
    double lastLatencySeconds,
    double speedMetresPerSecond,
    double[] predictedLatencySeconds,
    double[] predictedTransmitSeconds,
    NavigationOutput output,
    int lastAction,
    RecentPast recent) {
  /**
   * The number, from 0, of the edge server that a state is told of.
   *
   * @param bandwidth [edges], bit/s, at least one
   */
  public static int fastest(double[] bandwidth) {
    int fastest = 0;
    for (int edge = 1; edge < bandwidth.length; edge++) {
      if (bandwidth[edge] > bandwidth[fastest]) {
        fastest = edge;
      }
    }
    return fastest;
  }

  /** The same, were an edge's share and what follows from it other. */
  DecisionState supposing(ResourceShare other, double[] latencySeconds, RecentPast past) {
    return new DecisionState(
        complexity,
        dynamics,
        bandwidthBitsPerSecond,
        other,
        roundTripSeconds,
        lastLatencySeconds,
        speedMetresPerSecond,
        latencySeconds,
        predictedTransmitSeconds,
        output,
        lastAction,
        past);
  }
}

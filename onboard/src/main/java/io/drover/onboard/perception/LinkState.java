package io.drover.onboard.perception;

import io.drover.navigation.ResourceShare;
import io.drover.onboard.scheduler.DecisionState;

/**
 * What the drone last measured of its links, edge servers and self.
 *
 * @param bandwidthBitsPerSecond [edges], at least one; 0 when a link is down
 * @param roundTripSeconds of the edge server with the highest bandwidth
 * @param share what that one granted
 * @param predictedLatencySeconds [actions], infinite where the link is down
 * @param predictedTransmitSeconds [actions] what of them is size ÷ bandwidth; 0 on board
 */
public record LinkState(
    double[] bandwidthBitsPerSecond,
    double roundTripSeconds,
    ResourceShare share,
    double[] predictedLatencySeconds,
    double[] predictedTransmitSeconds) {
  /** What a drone with one edge server measured. */
  public LinkState(
      double bandwidth,
      double roundTripSeconds,
      ResourceShare share,
      double[] latencySeconds,
      double[] transmitSeconds) {
    this(new double[] {bandwidth}, roundTripSeconds, share, latencySeconds, transmitSeconds);
  }

  /** The highest of the edge servers'. */
  public double highestBitsPerSecond() {
    return bandwidthBitsPerSecond[DecisionState.fastest(bandwidthBitsPerSecond)];
  }
}

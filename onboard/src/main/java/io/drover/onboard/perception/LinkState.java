package io.drover.onboard.perception;

import io.drover.navigation.ResourceShare;
import io.drover.onboard.scheduler.DecisionState;
import java.util.Optional;

/**
 * What the drone last measured of its links, edge servers and self.
 *
 * @param bandwidthBitsPerSecond [edges], at least one; 0 when a link is down
 * @param roundTripSeconds of the edge server with the highest bandwidth
 * @param share what that one granted
 * @param predictedLatencySeconds [actions], infinite where the link is down
 * @param predictedTransmitSeconds [actions] what of them is size ÷ bandwidth; 0 on board
 * @param speed how fast the only edge server would be with other shares; empty if that is not known
 */
public record LinkState(
    double[] bandwidthBitsPerSecond,
    double roundTripSeconds,
    ResourceShare share,
    double[] predictedLatencySeconds,
    double[] predictedTransmitSeconds,
    Optional<EdgeSpeed> speed) {
  /**
   * How fast an edge server is.
   *
   * @param computeSeconds [actions], inference there with all the cores that serve; 0 on board
   * @param fullCores with so many cores and more it is that fast
   */
  public record EdgeSpeed(double[] computeSeconds, double fullCores) {}

  /** What a drone with one edge server measured. */
  public LinkState(
      double bandwidth,
      double roundTripSeconds,
      ResourceShare share,
      double[] latencySeconds,
      double[] transmitSeconds) {
    this(
        new double[] {bandwidth},
        roundTripSeconds,
        share,
        latencySeconds,
        transmitSeconds,
        Optional.empty());
  }

  /** The same, with how fast the edge server is. */
  public LinkState with(EdgeSpeed known) {
    return new LinkState(
        bandwidthBitsPerSecond,
        roundTripSeconds,
        share,
        predictedLatencySeconds,
        predictedTransmitSeconds,
        Optional.of(known));
  }

  /** The highest of the edge servers'. */
  public double highestBitsPerSecond() {
    return bandwidthBitsPerSecond[DecisionState.fastest(bandwidthBitsPerSecond)];
  }
}

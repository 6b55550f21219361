package io.drover.slam.placement;

import java.util.ArrayList;
import java.util.List;

/**
 * What one robot's share of a round costs.
 *
 * @param packSeconds to pack its scans, on the robot, ≥ 0
 * @param bytesPerRound of packed scans and odometry, ≥ 0
 * @param frameSeconds that SLAM takes for them on an edge of speed 1, ≥ 0
 * @param onboardFrameSeconds that SLAM would take on the robot, ≥ 0
 * @param uplinkBitsPerSecond to each edge, in the edges' order; 0: out of reach
 * @param cloudBitsPerSecond to the cloud, past the edges; 0: out of reach
 */
public record RobotProfile(
    double packSeconds,
    double bytesPerRound,
    double frameSeconds,
    double onboardFrameSeconds,
    List<Double> uplinkBitsPerSecond,
    double cloudBitsPerSecond) {
  public RobotProfile {
    Quantities.requireNotNegative("packing, seconds", packSeconds);
    Quantities.requireNotNegative("bytes a round", bytesPerRound);
    Quantities.requireNotNegative("a frame at the edge, seconds", frameSeconds);
    Quantities.requireNotNegative("a frame on board, seconds", onboardFrameSeconds);
    Quantities.requireNotNegative("the link to the cloud, bit/s", cloudBitsPerSecond);
    uplinkBitsPerSecond = List.copyOf(uplinkBitsPerSecond);
    uplinkBitsPerSecond.forEach(rate -> Quantities.requireNotNegative("an uplink, bit/s", rate));
  }

  /** With its link to the cloud as one more uplink. */
  RobotProfile reachingCloud() {
    List<Double> uplinks = new ArrayList<>(uplinkBitsPerSecond);
    uplinks.add(cloudBitsPerSecond);
    return new RobotProfile(
        packSeconds, bytesPerRound, frameSeconds, onboardFrameSeconds, uplinks, cloudBitsPerSecond);
  }
}

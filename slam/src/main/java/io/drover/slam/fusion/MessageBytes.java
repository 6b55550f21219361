package io.drover.slam.fusion;

import io.drover.slam.local.Submap;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.FuseRequest;

/**
 * What crosses a link on the way to one map, as {@link RemoteFusion} and edges send it; without
 * what gRPC and TCP put around it. Any thread.
 */
public final class MessageBytes {
  private MessageBytes() {}

  /**
   * A robot's scan to its edge.
   *
   * @param number of the scan among those of all robots
   */
  public static byte[] ofScan(int robot, long number, RobotScan scan) {
    return FuseRequest.newBuilder()
        .setRobot(robot)
        .setNumber(number)
        .setScan(Wire.of(scan))
        .build()
        .toByteArray();
  }

  /** A finished submap, or a whole map as one, on its way to the cloud. */
  public static byte[] ofSubmap(Submap submap) {
    return Wire.of(submap).toByteArray();
  }
}

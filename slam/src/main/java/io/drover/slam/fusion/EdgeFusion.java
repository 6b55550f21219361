package io.drover.slam.fusion;

import io.drover.slam.sensor.RobotScan;

/**
 * Matches scans of robots and builds their submaps, here or on edges, and hands on to a {@link
 * GlobalMerge} what they become. One caller.
 */
public interface EdgeFusion extends AutoCloseable {
  /**
   * Adds a robot's scan; one without returns is left out. May wait for those before it.
   *
   * @throws io.drover.core.error.DroverException {@code UNREACHABLE} if no edge is left
   */
  void add(int robot, RobotScan scan);

  /** No scan comes any more: waits until all that they have become is handed on. */
  void finish();

  @Override
  void close();
}

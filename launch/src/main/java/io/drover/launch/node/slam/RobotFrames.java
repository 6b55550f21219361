package io.drover.launch.node.slam;

import java.util.Optional;

/** How a robot's frames are called: as its odometry calls them, unless it is told otherwise. */
final class RobotFrames {
  private final String robot;
  private final SlamRobotParameters parameters;
  private Optional<String> odom = Optional.empty();
  private Optional<String> base = Optional.empty();

  /**
   * Nothing was told by odometry.
   *
   * @param robot what the map calls it
   */
  RobotFrames(String robot, SlamRobotParameters parameters) {
    this.robot = robot;
    this.parameters = parameters;
  }

  /** What odometry says. */
  synchronized void odometry(String odomFrame, String baseFrame) {
    odom = named(odomFrame);
    base = named(baseFrame);
  }

  private static Optional<String> named(String frame) {
    String plain = frame.startsWith("/") ? frame.substring(1) : frame;
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }

  /** Of its body. */
  synchronized String base() {
    return parameters.baseFrame().or(() -> base).orElse(robot + "/base_link");
  }

  /** That has a place in the map. */
  synchronized String placed() {
    Optional<String> told = parameters.odomFrame();
    return parameters.odometry()
        ? told.or(() -> odom).orElse(robot + "/odom")
        : told.orElseGet(this::base);
  }
}

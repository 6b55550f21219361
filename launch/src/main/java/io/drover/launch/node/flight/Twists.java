package io.drover.launch.node.flight;

import io.drover.onboard.VelocityCommand;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.geometry_msgs.Vector3;

/** Commands as ROS has them: in the robot's frame, x forward, z up (REP 103). */
final class Twists {
  static final Twist STOP = Twist.zero();

  private Twists() {}

  static Twist of(VelocityCommand command) {
    return new Twist(
        new Vector3(command.forwardMetresPerSecond(), 0, 0),
        new Vector3(0, 0, command.yawRateRadiansPerSecond()));
  }
}

package io.drover.launch.node.airsim;

import io.drover.airsim.flight.Kinematics;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.geometry_msgs.Pose;
import io.drover.ros.msg.geometry_msgs.PoseWithCovariance;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.geometry_msgs.TwistWithCovariance;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.std_msgs.Header;

/** How a vehicle moves, as messages. */
final class MotionMessages {
  private static final int MATRIX = 36;

  private MotionMessages() {}

  static RosTime time(Kinematics now) {
    return RosTime.ofNanos(now.timeNanos());
  }

  /**
   * As AirSim's ROS package has it: the linear velocity in the world's axes, the angular one in the
   * body's.
   */
  static Odometry airsim(Kinematics now, Axes axes, String parent, String child) {
    return odometry(
        time(now),
        parent,
        child,
        axes.world(now.position()),
        axes.attitude(now.orientation()),
        axes.world(now.linearVelocity()),
        axes.body(now.angularVelocity()));
  }

  /** By REP 103 and 105: both velocities in the axes of {@code base_link}. */
  static Odometry robot(Kinematics now, String odom, String base) {
    return odometry(
        time(now),
        odom,
        base,
        now.position(),
        now.orientation(),
        now.orientation().inverse().rotate(now.linearVelocity()),
        now.angularVelocity());
  }

  private static Odometry odometry(
      RosTime time,
      String parent,
      String child,
      Vector3 position,
      Quaternion attitude,
      Vector3 linear,
      Vector3 angular) {
    return new Odometry(
        new Header(0, time, parent),
        child,
        new PoseWithCovariance(
            new Pose(RosGeometry.point(position), RosGeometry.rotation(attitude)),
            new double[MATRIX]),
        new TwistWithCovariance(
            new Twist(RosGeometry.vector(linear), RosGeometry.vector(angular)),
            new double[MATRIX]));
  }
}

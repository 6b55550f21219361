package io.drover.launch.bag;

import io.drover.core.geometry.Pose2;
import io.drover.ros.msg.geometry_msgs.Pose;
import io.drover.ros.msg.geometry_msgs.Quaternion;

/** Poses of ROS seen from above: height, roll and pitch are left out. */
public final class PlanarPoses {
  private PlanarPoses() {}

  /** Of a pose. */
  public static Pose2 of(Pose pose) {
    return new Pose2(pose.position().x(), pose.position().y(), yaw(pose.orientation()));
  }

  private static double yaw(Quaternion q) {
    return Math.atan2(2 * (q.w() * q.z() + q.x() * q.y()), 1 - 2 * (q.y() * q.y() + q.z() * q.z()));
  }
}

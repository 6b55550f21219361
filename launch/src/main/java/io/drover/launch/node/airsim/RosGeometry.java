package io.drover.launch.node.airsim;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.msg.geometry_msgs.Point;
import io.drover.ros.msg.geometry_msgs.Twist;

/** Our geometry as messages have it, and back. */
final class RosGeometry {
  private RosGeometry() {}

  static Point point(Vector3 v) {
    return new Point(v.x(), v.y(), v.z());
  }

  static io.drover.ros.msg.geometry_msgs.Vector3 vector(Vector3 v) {
    return new io.drover.ros.msg.geometry_msgs.Vector3(v.x(), v.y(), v.z());
  }

  static Vector3 vector(io.drover.ros.msg.geometry_msgs.Vector3 v) {
    return new Vector3(v.x(), v.y(), v.z());
  }

  static io.drover.ros.msg.geometry_msgs.Quaternion rotation(Quaternion q) {
    return new io.drover.ros.msg.geometry_msgs.Quaternion(q.x(), q.y(), q.z(), q.w());
  }

  /** Whether all of it is finite: what is not would fly away. */
  static boolean isFinite(Twist twist) {
    return Double.isFinite(vector(twist.linear()).norm() + twist.angular().z());
  }
}

package io.drover.launch.bag;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.msg.geometry_msgs.Transform;
import io.drover.ros.msg.geometry_msgs.TransformStamped;
import io.drover.ros.msg.tf2_msgs.TFMessage;
import io.drover.ros.tf.RigidTransform;
import java.util.HashMap;
import java.util.Map;

/** Where lasers stand on robots, by the frames that a bag has told of so far. One thread. */
final class LaserMount {
  /** Longer chains go round. */
  private static final int MOST_FRAMES = 50;

  private final Map<String, Link> links = new HashMap<>();

  private record Link(String parent, RigidTransform pose) {}

  void learn(TFMessage frames) {
    for (TransformStamped each : frames.transforms()) {
      links.put(
          plain(each.childFrameId()),
          new Link(plain(each.header().frameId()), pose(each.transform())));
    }
  }

  private static RigidTransform pose(Transform told) {
    var at = told.translation();
    var q = told.rotation();
    double norm = Math.sqrt(q.w() * q.w() + q.x() * q.x() + q.y() * q.y() + q.z() * q.z());
    return new RigidTransform(
        new Vector3(at.x(), at.y(), at.z()),
        norm > 0
            ? new Quaternion(q.w() / norm, q.x() / norm, q.y() / norm, q.z() / norm)
            : Quaternion.IDENTITY);
  }

  /** Old nodes begin frames with a slash. */
  private static String plain(String frame) {
    return frame.startsWith("/") ? frame.substring(1) : frame;
  }

  /**
   * Where a laser stands in its robot's frame.
   *
   * @param laser its frame
   * @param base the robot's; empty: the outermost one that is fixed to it, below {@code odom} or
   *     {@code map}
   * @return the centre if the frames do not tell
   */
  LaserPlace of(String laser, String base) {
    String robot = plain(base);
    String frame = plain(laser);
    RigidTransform pose = RigidTransform.IDENTITY;
    for (int i = 0; i < MOST_FRAMES && !frame.equals(robot); i++) {
      Link link = links.get(frame);
      if (link == null || world(link.parent)) {
        return robot.isEmpty() ? LaserPlace.of(pose) : LaserPlace.CENTRE;
      }
      pose = link.pose.times(pose);
      frame = link.parent;
    }
    return LaserPlace.of(pose);
  }

  private static boolean world(String frame) {
    return frame.endsWith("odom") || frame.endsWith("map") || frame.endsWith("world");
  }
}

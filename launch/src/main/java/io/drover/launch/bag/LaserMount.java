package io.drover.launch.bag;

import io.drover.core.geometry.Pose2;
import io.drover.ros.msg.geometry_msgs.TransformStamped;
import io.drover.ros.msg.tf2_msgs.TFMessage;
import java.util.HashMap;
import java.util.Map;

/** Where lasers stand on robots, by the frames that a bag has told of so far. One thread. */
final class LaserMount {
  /** Longer chains go round. */
  private static final int MOST_FRAMES = 50;

  private final Map<String, Link> links = new HashMap<>();

  private record Link(String parent, Pose2 pose) {}

  void learn(TFMessage frames) {
    for (TransformStamped each : frames.transforms()) {
      links.put(
          plain(each.childFrameId()),
          new Link(plain(each.header().frameId()), PlanarPoses.of(each.transform())));
    }
  }

  /** Old nodes begin frames with a slash. */
  private static String plain(String frame) {
    return frame.startsWith("/") ? frame.substring(1) : frame;
  }

  /**
   * A laser's pose in its robot's frame.
   *
   * @param laser its frame
   * @param base the robot's; empty: the outermost one that is fixed to it, below {@code odom} or
   *     {@code map}
   * @return the identity if the frames do not tell
   */
  Pose2 of(String laser, String base) {
    String robot = plain(base);
    String frame = plain(laser);
    Pose2 pose = Pose2.IDENTITY;
    for (int i = 0; i < MOST_FRAMES && !frame.equals(robot); i++) {
      Link link = links.get(frame);
      if (link == null || world(link.parent)) {
        return robot.isEmpty() ? pose : Pose2.IDENTITY;
      }
      pose = link.pose.compose(pose);
      frame = link.parent;
    }
    return pose;
  }

  private static boolean world(String frame) {
    return frame.endsWith("odom") || frame.endsWith("map") || frame.endsWith("world");
  }
}

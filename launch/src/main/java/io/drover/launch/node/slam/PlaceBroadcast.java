package io.drover.launch.node.slam;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.core.time.NanoClock;
import io.drover.ros.RosNode;
import io.drover.ros.message.RosTime;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.RigidTransform;
import io.drover.ros.tf.TransformBroadcaster;
import io.drover.slam.fusion.RobotRoster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells tf where robots' odom frames are in the map: this node alone does, of all robots. Stamps
 * are a little ahead of now, and farther where time is simulated and runs fast. One thread.
 */
final class PlaceBroadcast implements AutoCloseable {
  private final RosNode node;
  private final GlobalMergeParameters parameters;
  private final RobotRoster roster;
  private final RobotPlaces places;
  private final MessageOnce messages;
  private final TransformBroadcaster broadcaster;
  private RosTime before = RosTime.ZERO;

  PlaceBroadcast(
      RosNode node,
      GlobalMergeParameters parameters,
      RobotRoster roster,
      RobotPlaces places,
      MessageOnce messages) {
    this.node = node;
    this.parameters = parameters;
    this.roster = roster;
    this.places = places;
    this.messages = messages;
    this.broadcaster = new TransformBroadcaster(node);
  }

  /** Tells it, unless time stands still. */
  void tell() {
    RosTime now = node.now();
    if (now.equals(before) || now.equals(RosTime.ZERO)) {
      return;
    }
    double passed = before.equals(RosTime.ZERO) ? 0 : now.secondsSince(before);
    before = now;
    double ahead =
        passed > 0 && passed < 10
            ? Math.max(parameters.tfAheadSeconds(), 2 * passed)
            : parameters.tfAheadSeconds();
    RosTime stamp = RosTime.ofNanos(now.toNanos() + NanoClock.toNanos(ahead));
    List<FrameTransform> told = new ArrayList<>();
    Map<String, String> robots = new HashMap<>();
    for (RobotRoster.Member robot : roster.present()) {
      String other = robots.putIfAbsent(robot.frame(), robot.name());
      Optional<Pose2> pose = places.of(robot.robot());
      if (other != null) {
        messages.warn(robot.name(), collision(robot, other));
      } else if (pose.isPresent()) {
        told.add(
            new FrameTransform(parameters.mapFrame(), robot.frame(), stamp, transform(pose.get())));
      }
    }
    if (!told.isEmpty()) {
      broadcaster.send(told);
    }
  }

  private static String collision(RobotRoster.Member robot, String other) {
    return robot.name()
        + " calls its frame "
        + robot.frame()
        + ", as "
        + other
        + " does: tf is told of "
        + other
        + " only; give each robot's frames a prefix, as in "
        + robot.name()
        + "/odom";
  }

  private static RigidTransform transform(Pose2 pose) {
    double half = pose.theta() / 2;
    return new RigidTransform(
        new Vector3(pose.x(), pose.y(), 0), new Quaternion(Math.cos(half), 0, 0, Math.sin(half)));
  }

  @Override
  public void close() {
    broadcaster.close();
  }
}

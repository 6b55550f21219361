package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.RosNode;
import io.drover.ros.Subscription;
import io.drover.ros.msg.geometry_msgs.Point;
import io.drover.ros.msg.nav_msgs.Odometry;
import java.util.Optional;

/** Odometry of a topic, into a history of poses. */
final class RosOdometry implements AutoCloseable {
  private static final String TOPIC = "odom";

  private final StampClock stamps;
  private final PoseHistory poses;
  private final Feed feed;
  private final Subscription subscription;
  private volatile Optional<String> baseFrame = Optional.empty();

  /** Begins to listen. */
  RosOdometry(RosNode node, SensorsConfig sensors, StampClock stamps, PoseHistory poses) {
    this.stamps = stamps;
    this.poses = poses;
    this.feed = new Feed("odometry", node.names().resolve(TOPIC), sensors.odometryTimeoutSeconds());
    this.subscription = node.subscribe(TOPIC, Odometry.TYPE, 10, this::came);
  }

  /** How fresh it is. */
  Feed feed() {
    return feed;
  }

  /** The robot's own frame, once odometry has named it. */
  Optional<String> baseFrame() {
    return baseFrame;
  }

  private void came(Odometry odometry) {
    try {
      PoseHistory.Sighting sighting = sighting(odometry);
      poses.add(sighting);
      if (baseFrame.isEmpty() && !odometry.childFrameId().isEmpty()) {
        baseFrame = Optional.of(odometry.childFrameId());
      }
      feed.came(sighting.seconds());
    } catch (DroverException e) {
      feed.refused(e.getMessage());
    }
  }

  private PoseHistory.Sighting sighting(Odometry odometry) {
    Point at = odometry.pose().pose().position();
    var turn = odometry.pose().pose().orientation();
    Quaternion orientation = new Quaternion(turn.w(), turn.x(), turn.y(), turn.z());
    double norm =
        Math.sqrt(
            turn.w() * turn.w() + turn.x() * turn.x() + turn.y() * turn.y() + turn.z() * turn.z());
    double yawRate = odometry.twist().twist().angular().z();
    Vector3 position = new Vector3(at.x(), at.y(), at.z());
    if (!(Math.abs(norm - 1) < 0.01)
        || !Double.isFinite(position.norm())
        || !Double.isFinite(yawRate)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "its numbers are no pose (the quaternion must have length 1): correct the node that"
              + " publishes it");
    }
    return new PoseHistory.Sighting(
        stamps.seconds(odometry.header().stamp()), position, orientation.yaw(), yawRate);
  }

  @Override
  public void close() {
    subscription.close();
  }
}

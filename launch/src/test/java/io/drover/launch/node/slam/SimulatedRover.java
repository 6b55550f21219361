package io.drover.launch.node.slam;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.geometry_msgs.PoseWithCovariance;
import io.drover.ros.msg.geometry_msgs.TwistWithCovariance;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.RigidTransform;
import io.drover.ros.tf.TransformBroadcaster;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.simulation.SimulatedScan;
import java.util.List;

/** A rover's driver: tells scans, odometry and tf as real ones do. */
final class SimulatedRover implements AutoCloseable {
  private final String name;
  private final Publisher<LaserScan> scans;
  private final Publisher<Odometry> odometry;
  private final TransformBroadcaster frames;
  private volatile Pose2 standing = Pose2.IDENTITY;

  SimulatedRover(RosNode node, TransformBroadcaster frames, String name) {
    this.name = name;
    scans = node.advertise("/" + name + "/scan", LaserScan.TYPE, TopicOptions.queue(1000));
    odometry = node.advertise("/" + name + "/odom", Odometry.TYPE, TopicOptions.queue(1000));
    this.frames = frames;
  }

  /** Whether somebody listens to it. */
  boolean heard() {
    return scans.subscribers() > 0 && odometry.subscribers() > 0;
  }

  void tell(SimulatedScan taken, RosTime stamp) {
    RobotScan scan = taken.scan();
    Pose2 at = scan.odometry().orElseThrow();
    frames.sendStatic(List.of(frame(name + "/base_link", name + "/laser", stamp, scan.laser())));
    standing = at;
    stand(stamp);
    odometry.publish(
        new Odometry(
            new Header(0, stamp, name + "/odom"),
            name + "/base_link",
            new PoseWithCovariance(MapMessages.pose(at), new double[36]),
            TwistWithCovariance.zero()));
    float[] ranges = scan.scan().ranges();
    scans.publish(
        new LaserScan(
            new Header(0, stamp, name + "/laser"),
            (float) scan.scan().startRadians(),
            (float) (scan.scan().startRadians() + scan.scan().stepRadians() * (ranges.length - 1)),
            (float) scan.scan().stepRadians(),
            0,
            0.2f,
            0.05f,
            (float) scan.scan().maxRange(),
            ranges,
            new float[0]));
  }

  /** Tells tf that it stands where it was last. */
  void stand(RosTime stamp) {
    frames.send(List.of(frame(name + "/odom", name + "/base_link", stamp, standing)));
  }

  private static FrameTransform frame(String parent, String child, RosTime stamp, Pose2 pose) {
    double half = pose.theta() / 2;
    return new FrameTransform(
        parent,
        child,
        stamp,
        new RigidTransform(
            new Vector3(pose.x(), pose.y(), 0),
            new Quaternion(Math.cos(half), 0, 0, Math.sin(half))));
  }

  @Override
  public void close() {
    scans.close();
    odometry.close();
  }
}

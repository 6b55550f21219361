package io.drover.launch.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Pose2;
import io.drover.ros.bag.BagCompression;
import io.drover.ros.bag.BagWriter;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.geometry_msgs.Point;
import io.drover.ros.msg.geometry_msgs.Pose;
import io.drover.ros.msg.geometry_msgs.PoseWithCovariance;
import io.drover.ros.msg.geometry_msgs.Quaternion;
import io.drover.ros.msg.geometry_msgs.Transform;
import io.drover.ros.msg.geometry_msgs.TransformStamped;
import io.drover.ros.msg.geometry_msgs.Vector3;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.msg.tf2_msgs.TFMessage;
import io.drover.slam.log.ScanLog;
import io.drover.slam.sensor.RobotScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BagScanLogTest {
  private static final long START = 1_700_000_000_000_000_000L;
  private static final long SCAN_NANOS = 100_000_000;
  private static final int SCANS = 40;

  @TempDir private Path folder;

  private static RosTime time(long nanos) {
    return RosTime.ofNanos(START + nanos);
  }

  private static Header header(long nanos, String frame) {
    return new Header(0, time(nanos), frame);
  }

  private static LaserScan scan(long nanos, String frame) {
    float[] ranges = new float[181];
    Arrays.fill(ranges, 2.5f);
    ranges[0] = 0.05f;
    ranges[1] = Float.POSITIVE_INFINITY;
    ranges[2] = nanos % 1000 / 100f;
    return LaserScan.zero()
        .withHeader(header(nanos, frame))
        .withAngleMin((float) -Math.PI / 2)
        .withAngleIncrement((float) Math.toRadians(1))
        .withTimeIncrement(1e-4f)
        .withRangeMin(0.1f)
        .withRangeMax(20)
        .withRanges(ranges);
  }

  private static Quaternion yaw(double theta) {
    return new Quaternion(0, 0, Math.sin(theta / 2), Math.cos(theta / 2));
  }

  /** A robot that goes 1 m/s and turns 0.5 rad/s. */
  private static Odometry odometry(long nanos, String base) {
    double seconds = nanos * 1e-9;
    Pose pose = new Pose(new Point(seconds, 0, 0.1), yaw(0.5 * seconds));
    return Odometry.zero()
        .withHeader(header(nanos, "odom"))
        .withChildFrameId(base)
        .withPose(new PoseWithCovariance(pose, new double[36]));
  }

  private static TransformStamped transform(String parent, String child, Pose2 pose) {
    return new TransformStamped(
        header(0, parent),
        child,
        new Transform(new Vector3(pose.x(), pose.y(), 0.3), yaw(pose.theta())));
  }

  /** Two robots, the second without wheels; odometry comes between scans, and late. */
  private Path bag() throws IOException {
    Path bag = folder.resolve("two.bag");
    try (BagWriter writer = BagWriter.create(bag, BagCompression.LZ4)) {
      writer.write(
          "/tf_static",
          time(0),
          new TFMessage(
              List.of(
                  transform("/r1/base_link", "r1/mast", new Pose2(0.1, 0, Math.PI / 2)),
                  transform("r1/mast", "/r1/laser", new Pose2(0.2, 0, 0)),
                  transform("r2/base_link", "r2/laser", new Pose2(-0.3, 0, 0)))));
      for (int i = 0; i < SCANS; i++) {
        long at = i * SCAN_NANOS;
        writer.write("/r1/scan", time(at), scan(at, "r1/laser"));
        writer.write("/r2/scan", time(at + 1), scan(at + 1, "r2/laser"));
        long told = at - 40_000_000 + SCAN_NANOS;
        writer.write("/r1/odom", time(told + 30_000_000), odometry(told, "r1/base_link"));
        writer.write(
            "/tf",
            time(told),
            new TFMessage(List.of(transform("r2/odom", "r2/base_link", new Pose2(i, i, i)))));
      }
    }
    return bag;
  }

  private static List<RobotScan> all(ScanLog log) {
    List<RobotScan> scans = new ArrayList<>();
    for (Optional<RobotScan> next = log.next(); next.isPresent(); next = log.next()) {
      scans.add(next.get());
    }
    return scans;
  }

  private static void assertPose(Pose2 pose, double x, double y, double theta) {
    assertThat(new double[] {pose.x(), pose.y(), pose.theta()})
        .containsExactly(new double[] {x, y, theta}, within(2e-3));
  }

  @Test
  void eachLaserIsARobotWithItsOdometryAndMount() throws Exception {
    Path bag = bag();
    assertThat(BagTopics.isBag(bag)).isTrue();
    BagTopics topics = BagTopics.of(bag);
    assertThat(topics.messages()).hasSize(2).containsEntry("/r1/scan", (long) SCANS);
    try (ScanLog log = BagScanLog.open(bag, topics, "/r1/scan", false)) {
      List<RobotScan> scans = all(log);
      assertThat(scans).hasSize(SCANS);
      assertThat(scans.get(5).scan().stamp()).isEqualTo("1700000000.500000000");
      assertThat(scans.get(5).scan().ranges()[0]).isZero();
      assertPose(scans.get(5).laser(), 0.1, 0.2, Math.PI / 2);
      for (int i = 2; i < SCANS - 1; i++) {
        assertPose(scans.get(i).odometry().orElseThrow(), 0.1 * i, 0, 0.05 * i);
      }
      Pose2 sweep = scans.get(10).scan().sweep();
      assertThat(Math.hypot(sweep.x(), sweep.y())).isCloseTo(180e-4, within(1e-4));
      assertThat(sweep.theta()).isCloseTo(0.5 * 180e-4, within(1e-4));
    }
    try (ScanLog log = BagScanLog.open(bag, topics, "/r2/scan", false)) {
      List<RobotScan> scans = all(log);
      assertThat(scans).hasSize(SCANS).allMatch(scan -> scan.odometry().isEmpty());
      assertPose(scans.get(7).laser(), -0.3, 0, 0);
      assertThat(log.backwardStamps() + log.duplicates() + log.skipped()).isZero();
    }
  }

  /** Its beams turn clockwise, seen from above: a wall at its left is at the robot's right. */
  @Test
  void aLaserThatHangsUpsideDownDoesNotMirrorTheMap() throws Exception {
    Path bag = folder.resolve("hanging.bag");
    Quaternion over = new Quaternion(1, 0, 0, 0);
    try (BagWriter writer = BagWriter.create(bag, BagCompression.NONE)) {
      writer.write(
          "/tf_static",
          time(0),
          new TFMessage(
              List.of(
                  transform("base_link", "mast", new Pose2(0.1, 0, Math.PI / 2)),
                  new TransformStamped(
                      header(0, "mast"), "laser", new Transform(new Vector3(0.2, 0, 0.3), over)))));
      writer.write("/scan", time(0), scan(0, "laser"));
    }
    try (ScanLog log = BagScanLog.open(bag, BagTopics.of(bag), "/scan", false)) {
      RobotScan scan = log.next().orElseThrow();
      assertPose(scan.laser(), 0.1, 0.2, Math.PI / 2);
      assertThat(scan.scan().startRadians()).isCloseTo(Math.PI / 2, within(1e-6));
      assertThat(scan.scan().stepRadians()).isCloseTo(-Math.toRadians(1), within(1e-6));
    }
  }

  @Test
  void odometryThatIsNoPoseIsNamedOrPassedOver() throws Exception {
    Path bag = folder.resolve("numbers.bag");
    try (BagWriter writer = BagWriter.create(bag, BagCompression.NONE)) {
      for (int i = 0; i < 5; i++) {
        Odometry told = odometry(i * SCAN_NANOS, "base_link");
        Pose none = new Pose(new Point(Double.NaN, 0, 0), yaw(0));
        writer.write(
            "/odom",
            time(i * SCAN_NANOS),
            i == 2 ? told.withPose(new PoseWithCovariance(none, new double[36])) : told);
        writer.write("/scan", time(i * SCAN_NANOS), scan(i * SCAN_NANOS, "laser"));
      }
    }
    BagTopics topics = BagTopics.of(bag);
    try (ScanLog log = BagScanLog.open(bag, topics, "/scan", false)) {
      assertThatThrownBy(() -> all(log))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("/odom at 1700000000.200000000: its numbers are no pose");
    }
    try (ScanLog log = BagScanLog.open(bag, topics, "/scan", true)) {
      List<RobotScan> scans = all(log);
      assertThat(scans).hasSize(5);
      assertPose(scans.get(2).odometry().orElseThrow(), 0.2, 0, 0.1);
      assertThat(log.skipped()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoScanIsNamedOrPassedOver() throws Exception {
    Path bag = folder.resolve("bad.bag");
    try (BagWriter writer = BagWriter.create(bag, BagCompression.NONE)) {
      for (int i = 0; i < 5; i++) {
        LaserScan scan = scan(i * SCAN_NANOS, "laser");
        writer.write("/scan", time(i * SCAN_NANOS), i == 2 ? scan.withAngleIncrement(5f) : scan);
      }
    }
    BagTopics topics = BagTopics.of(bag);
    try (ScanLog log = BagScanLog.open(bag, topics, "/scan", false)) {
      assertThatThrownBy(() -> all(log))
          .isInstanceOf(DroverException.class)
          .hasMessageStartingWith(bag + ", /scan at 1700000000.200000000: beams from ")
          .hasMessageEndingWith(
              "go beyond a whole turn: mend the bag, or pass over bad messages with --skip-bad");
    }
    try (ScanLog log = BagScanLog.open(bag, topics, "/scan", true)) {
      assertThat(all(log)).hasSize(4);
      assertThat(log.skipped()).isEqualTo(1);
      assertThat(log.problems()).hasSize(1);
    }
  }

  @Test
  void aBagThatBreaksOffIsNamedOrMappedUntilThere() throws Exception {
    byte[] all = Files.readAllBytes(bag());
    Path broken = folder.resolve("broken.bag");
    Files.write(broken, Arrays.copyOf(all, all.length - 3));
    BagTopics topics = BagTopics.of(broken);
    try (ScanLog log = BagScanLog.open(broken, topics, "/r1/scan", true)) {
      assertThat(all(log)).hasSize(SCANS);
      assertThat(log.problems().get(0)).contains(broken + ", byte ", "breaks off");
    }
    try (ScanLog log = BagScanLog.open(broken, topics, "/r1/scan", false)) {
      assertThatThrownBy(() -> all(log)).hasMessageContaining("breaks off");
    }
  }
}

package io.drover.launch.node.slam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.core.time.NanoClock;
import io.drover.ros.RosNode;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.geometry_msgs.PoseWithCovariance;
import io.drover.ros.msg.geometry_msgs.TwistWithCovariance;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.name.GraphNames;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.RigidTransform;
import io.drover.ros.tf.TransformBuffer;
import io.drover.slam.sensor.RobotScan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScanSourceTest {
  private static final int MOST = 3;

  private final AtomicLong nanos = new AtomicLong();
  private final NanoClock clock =
      new NanoClock() {
        @Override
        public long nanoTime() {
          return nanos.get();
        }

        @Override
        public void sleepUntil(long nanoTime) {
          nanos.set(nanoTime);
        }
      };
  private final RosNode node =
      new InMemoryBus().join(GraphNames.of("robot1", "slam_robot", Map.of()));
  private final MessageOnce messages = new MessageOnce(node, clock);
  private final TransformBuffer tf = new TransformBuffer(TransformBuffer.DEFAULT_KEPT_SECONDS);
  private final RobotFrames frames = new RobotFrames("robot1", SlamRobotParameters.DEFAULT);

  private ScanSource source(boolean wheels) {
    return new ScanSource(
        clock, messages, new LaserMounts(tf, clock, messages), frames, wheels, MOST);
  }

  private void pass(double seconds) {
    nanos.addAndGet(NanoClock.toNanos(seconds));
  }

  private static LaserScan scan(double seconds, String frame) {
    float[] ranges = {1, 2, 3, 0.01f};
    return new LaserScan(
        new Header(0, RosTime.ofSeconds(seconds), frame),
        -1,
        -0.7f,
        0.1f,
        0,
        0,
        0.05f,
        8,
        ranges,
        new float[0]);
  }

  private static Odometry odometry(double seconds, double x) {
    return new Odometry(
        new Header(0, RosTime.ofSeconds(seconds), "/robot1/odom"),
        "robot1/base_link",
        new PoseWithCovariance(MapMessages.pose(new Pose2(x, 0, 0)), new double[36]),
        TwistWithCovariance.zero());
  }

  private static RobotScan taken(ScanSource source) throws InterruptedException {
    return source.take(0).orElseThrow().scan();
  }

  @Test
  void aScanWaitsForOdometryOfItsTime() throws InterruptedException {
    ScanSource source = source(true);
    source.add(scan(100.05, ""));
    assertThat(source.take(0)).isEmpty();
    source.add(odometry(100, 1));
    assertThat(source.take(0)).isEmpty();
    source.add(odometry(100.1, 2));
    RobotScan scan = taken(source);
    assertThat(scan.odometry().orElseThrow().x()).isCloseTo(1.5, within(1e-6));
    assertThat(scan.scan().stamp()).isEqualTo("100.050000000");
    assertThat(scan.scan().ranges()).containsExactly(1, 2, 3, 0);
    assertThat(frames.placed()).isEqualTo("robot1/odom");
  }

  @Test
  void goesOnWithoutOdometryThatDoesNotCome() throws InterruptedException {
    ScanSource source = source(true);
    source.add(odometry(90, 1));
    source.add(scan(100, ""));
    assertThat(source.take(0)).isEmpty();
    pass(2.1);
    assertThat(taken(source).odometry()).isEmpty();
  }

  @Test
  void odometryThatIsNoPoseIsPassedOver() throws InterruptedException {
    ScanSource source = source(true);
    source.add(odometry(100, 1));
    source.add(scan(100.05, ""));
    source.add(odometry(100.06, Double.NaN));
    assertThat(source.take(0)).isEmpty();
    source.add(odometry(100.1, 2));
    assertThat(taken(source).odometry().orElseThrow().x()).isCloseTo(1.5, within(1e-6));
  }

  @Test
  void odometryOfTheSameTimeIsNotSomethingNew() throws InterruptedException {
    ScanSource source = source(true);
    source.add(odometry(100, 1));
    source.add(odometry(100.1, 2));
    source.add(odometry(100.1, 2));
    source.add(scan(100.05, ""));
    assertThat(taken(source).odometry().orElseThrow().x()).isCloseTo(1.5, within(1e-6));
  }

  @Test
  void aRobotWithoutWheelsWaitsForNone() throws InterruptedException {
    ScanSource source = source(false);
    source.add(scan(100, ""));
    assertThat(taken(source).odometry()).isEmpty();
  }

  @Test
  void aClockThatGoesBackBeginsAnew() throws InterruptedException {
    ScanSource source = source(false);
    for (double seconds : new double[] {100, 99.9, 101, 50, 51}) {
      source.add(scan(seconds, ""));
      assertThat(source.take(0).map(ScanSource.Next::anew)).contains(seconds == 50);
    }
  }

  @Test
  void aJumpOfOdometryIsLeftOutOnce() throws InterruptedException {
    ScanSource source = source(true);
    for (int i = 0; i < 4; i++) {
      double seconds = 100 + 0.1 * i;
      source.add(odometry(seconds, i < 2 ? 5 : -3));
      source.add(scan(seconds, ""));
      assertThat(taken(source).odometry().isPresent()).isEqualTo(i != 2);
    }
  }

  @Test
  void theOldestGoIfTooManyWait() throws InterruptedException {
    ScanSource source = source(true);
    for (int i = 0; i < 5; i++) {
      source.add(scan(100 + 0.1 * i, ""));
    }
    assertThat(source.counts()).isEqualTo(new ScanSource.Counts(5, 2, 0));
    source.add(odometry(100, 0));
    source.add(odometry(101, 0));
    assertThat(taken(source).scan().stamp()).isEqualTo("100.200000000");
  }

  @Test
  void aScanKeepsTheOdometryOfItsTimeHoweverLongItWaits() throws InterruptedException {
    ScanSource source = source(true);
    source.add(odometry(100, 7));
    source.add(scan(100, ""));
    for (int i = 1; i < 3000; i++) {
      source.add(odometry(100 + 0.02 * i, 7 + 0.01 * i));
    }
    assertThat(taken(source).odometry()).contains(new Pose2(7, 0, 0));
  }

  @Test
  void whatIsNoScanIsPassedOver() throws InterruptedException {
    ScanSource source = source(false);
    LaserScan fine = scan(100, "");
    source.add(
        new LaserScan(fine.header(), -1, 1, 0, 0, 0, 0.05f, 8, fine.ranges(), fine.intensities()));
    assertThat(source.counts().bad()).isOne();
    assertThat(source.take(0)).isEmpty();
  }

  @Test
  void theLaserStandsWhereTfSays() throws InterruptedException {
    ScanSource source = source(false);
    source.add(scan(100, "laser"));
    assertThat(source.take(0)).isEmpty();
    // upside down, and looking back
    Quaternion turn = new Quaternion(0, 0, 1, 0);
    tf.add(
        new FrameTransform(
            "robot1/base_link",
            "laser",
            RosTime.ofSeconds(1),
            new RigidTransform(new Vector3(0.2, 0.1, 0.3), turn)),
        true);
    RobotScan scan = taken(source);
    assertThat(scan.laser().x()).isEqualTo(0.2);
    assertThat(Math.abs(scan.laser().theta())).isCloseTo(Math.PI, within(1e-9));
    assertThat(scan.scan().stepRadians()).isCloseTo(-0.1, within(1e-6));
    assertThat(scan.scan().startRadians()).isCloseTo(1, within(1e-6));
  }

  @Test
  void aLaserThatTfNeverTellsOfIsTheCentre() throws InterruptedException {
    ScanSource source = source(false);
    source.add(scan(100, "laser"));
    assertThat(source.take(0)).isEmpty();
    pass(4);
    assertThat(source.take(0).map(next -> next.scan().laser()))
        .isEqualTo(Optional.of(Pose2.IDENTITY));
  }
}

package io.drover.launch.node.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.config.ConfigReader;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.onboard.CapturedFrame;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.sensor_msgs.CompressedImage;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.name.GraphNames;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.RigidTransform;
import io.drover.ros.tf.TransformBroadcaster;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RosSensorsTest {
  private final InMemoryBus bus = new InMemoryBus();
  private final NanoClock clock = new WallClock();
  private final RosNode node =
      bus.join(GraphNames.of("rover", "agent", Map.of("image", "front/image_raw")));
  private final RosNode driver = bus.join(GraphNames.of("rover", "driver", Map.of()));
  private final StampClock stamps = new StampClock(node, clock, true);

  /** Of which a test disposes. */
  private final NanoClock patient =
      new NanoClock() {
        private long nanos;

        @Override
        public synchronized long nanoTime() {
          return nanos;
        }

        @Override
        public synchronized void sleepUntil(long nanoTime) {
          nanos = nanoTime;
        }
      };

  private static SensorsConfig sensors(Map<String, Object> values) {
    return ConfigReader.bind("test", values, SensorsConfig.DEFAULT);
  }

  @Test
  void compressedImagesComeOnTheTransportsTopicOfTheRemappedName() {
    AtomicBoolean over = new AtomicBoolean();
    byte[] white = new byte[32 * 16];
    Arrays.fill(white, (byte) 200);
    try (RosCamera camera =
            RosCamera.of(
                node, sensors(Map.of("image_transport", "compressed")), stamps, new PoseHistory());
        FrameCodec codec = new FrameCodec()) {
      camera.begin(image -> image, over::get);
      var images =
          driver.advertise(
              "front/image_raw/compressed", CompressedImage.TYPE, TopicOptions.queue(1));
      byte[] jpeg = codec.encode(new GrayImage(32, 16, white), new JpegQuality(95));
      CompressedImage image = CompressedImage.zero().withFormat("jpeg").withData(jpeg);
      images.publish(image);
      CapturedFrame first = camera.capture().orElseThrow();
      assertThat(first.image().orElseThrow().width()).isEqualTo(32);
      assertThat(first.image().orElseThrow().at(5, 5)).isCloseTo(200, within(2));
      assertThat(first.timeSeconds()).isCloseTo(clock.seconds(), within(1.0));
      // an image that is none is passed over, the next one is taken
      images.publish(image.withData(new byte[] {1, 2, 3}));
      Thread next =
          new Thread(
              () -> {
                while (camera.feed().refusals() == 0) {
                  clock.sleep(0.001);
                }
                images.publish(image);
              });
      next.start();
      assertThat(camera.capture().orElseThrow().id()).isEqualTo(1);
      assertThat(camera.feed().complaint(clock.seconds())).isEmpty();
      over.set(true);
      assertThat(camera.capture()).isEmpty();
    }
  }

  @Test
  void aScanIsSeenFromTheRobotsOwnFrame() {
    try (RosRange range =
            new RosRange(
                node,
                sensors(Map.of("range", "scan")),
                patient,
                stamps,
                () -> Optional.of("base_link"));
        TransformBroadcaster frames = new TransformBroadcaster(driver)) {
      assertThat(range.freeDistanceMetres()).isZero();
      assertThat(range.feed().complaint(clock.seconds())).contains("no scan on /rover/scan yet");
      var scans = driver.advertise("scan", LaserScan.TYPE, TopicOptions.queue(1));
      // one beam, straight out of the laser
      LaserScan scan =
          LaserScan.zero()
              .withHeader(new Header(0, driver.now(), "laser"))
              .withRangeMin(0.1f)
              .withRangeMax(10)
              .withRanges(new float[] {2});
      scans.publish(scan);
      assertThat(range.feed().complaint(clock.seconds()).orElseThrow()).contains("not tell yet");
      patient.sleep(4);
      scans.publish(scan);
      assertThat(range.freeDistanceMetres()).isCloseTo(2, within(1e-6));
      assertThat(range.feed().complaint(clock.seconds())).isEmpty();
      frames.sendStatic(
          List.of(new FrameTransform("odom", "base_link", RosTime.ZERO, RigidTransform.IDENTITY)));
      scans.publish(scan);
      assertThat(range.feed().complaint(clock.seconds()).orElseThrow())
          .contains("where laser is on base_link (there is no frame laser)");
      frames.sendStatic(
          List.of(
              new FrameTransform(
                  "base_link",
                  "laser",
                  RosTime.ZERO,
                  new RigidTransform(new Vector3(0.3, 0, 0), Quaternion.ofEuler(0, 0, Math.PI)))));
      scans.publish(scan);
      assertThat(range.feed().complaint(clock.seconds()).orElseThrow()).contains("along the way");
      // the other one looks back in the laser's frame, and ahead in the robot's
      LaserScan both = scan.withAngleIncrement((float) Math.PI).withRanges(new float[] {2, 3});
      scans.publish(both);
      assertThat(range.freeDistanceMetres()).isCloseTo(3.3, within(1e-6));
      assertThat(range.feed().complaint(clock.seconds())).isEmpty();
      scans.publish(scan.withRanges(new float[] {Float.NaN}));
      assertThat(range.feed().complaint(clock.seconds())).isPresent();
    }
  }
}

package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import io.drover.onboard.Camera;
import io.drover.onboard.CapturedFrame;
import io.drover.ros.RosNode;
import io.drover.ros.Subscription;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.sensor_msgs.CompressedImage;
import io.drover.ros.msg.sensor_msgs.Image;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Images of a topic as the agent's camera: the newest that has come, waited for if the agent has
 * had it. Only images that the agent takes are decoded. One thread captures.
 */
final class RosCamera implements Camera, AutoCloseable {
  private static final String TOPIC = "image";
  private static final long LOOK_MILLIS = 20;

  private final StampClock stamps;
  private final PoseHistory poses;
  private final Feed feed;
  private final FrameCodec codec = new FrameCodec();
  private final Subscription subscription;
  private final Object arrived = new Object();
  private Optional<Arrival> newest = Optional.empty();
  private UnaryOperator<GrayImage> prepare = image -> image;
  private BooleanSupplier over = () -> false;
  private long frames;

  /** An image as it came. */
  private record Arrival(double takenSeconds, Function<FrameCodec, GrayImage> decoding) {}

  private RosCamera(
      RosNode node, SensorsConfig sensors, StampClock stamps, PoseHistory poses, Feed feed) {
    this.stamps = stamps;
    this.poses = poses;
    this.feed = feed;
    this.subscription =
        sensors.compressed()
            ? node.subscribe(
                feed.topic(),
                CompressedImage.TYPE,
                1,
                image -> came(image.header().stamp(), codec -> codec.decode(image.data())))
            : node.subscribe(
                feed.topic(),
                Image.TYPE,
                1,
                image -> came(image.header().stamp(), unused -> ImagePixels.gray(image)));
  }

  /**
   * Begins to listen.
   *
   * @param poses tell where the robot pointed when an image was taken
   */
  static RosCamera of(RosNode node, SensorsConfig sensors, StampClock stamps, PoseHistory poses) {
    // as image_transport: the raw topic's name is remapped, the transport's is made of it
    String raw = node.names().resolve(TOPIC);
    String topic = sensors.compressed() ? raw + "/compressed" : raw;
    return new RosCamera(
        node, sensors, stamps, poses, new Feed("image", topic, sensors.imageTimeoutSeconds()));
  }

  /** How fresh the images are. */
  Feed feed() {
    return feed;
  }

  /**
   * Says what becomes of images from now on.
   *
   * @param preparing makes of a picture what the network looks at
   * @param flightOver whether no more are wanted
   */
  void begin(UnaryOperator<GrayImage> preparing, BooleanSupplier flightOver) {
    prepare = preparing;
    over = flightOver;
  }

  private void came(RosTime stamp, Function<FrameCodec, GrayImage> decoding) {
    try {
      double taken = stamps.seconds(stamp);
      synchronized (arrived) {
        newest = Optional.of(new Arrival(taken, decoding));
        arrived.notifyAll();
      }
      feed.arrived(taken);
    } catch (DroverException e) {
      feed.refused(e.getMessage());
    }
  }

  @Override
  public Optional<CapturedFrame> capture() {
    while (true) {
      Optional<Arrival> arrival = await();
      if (arrival.isEmpty()) {
        return Optional.empty();
      }
      double taken = arrival.get().takenSeconds();
      try {
        GrayImage picture = prepare.apply(arrival.get().decoding().apply(codec));
        feed.usable();
        return Optional.of(
            new CapturedFrame(frames++, taken, poses.headingAt(taken), Optional.of(picture)));
      } catch (DroverException e) {
        feed.refused(e.getMessage());
      }
    }
  }

  private Optional<Arrival> await() {
    synchronized (arrived) {
      while (newest.isEmpty() && !over.getAsBoolean()) {
        try {
          arrived.wait(LOOK_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return Optional.empty();
        }
      }
      Optional<Arrival> taken = over.getAsBoolean() ? Optional.empty() : newest;
      newest = Optional.empty();
      return taken;
    }
  }

  /** Once nobody captures any more. */
  @Override
  public void close() {
    subscription.close();
    codec.close();
  }
}

package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.time.NanoClock;
import io.drover.onboard.RangeFinder;
import io.drover.ros.RosNode;
import io.drover.ros.Subscription;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.sensor_msgs.Image;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.sensor_msgs.Range;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.tf.RigidTransform;
import io.drover.ros.tf.TransformBuffer;
import io.drover.ros.tf.TransformListener;
import io.drover.ros.tf.TransformLookup;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A range sensor's topic as the agent's range finder. A laser's mount is that of tf; that of a
 * robot whose own frame is not known, or of which tf tells nothing, is taken to look ahead.
 */
final class RosRange implements RangeFinder, AutoCloseable {
  private static final double KEPT_SECONDS = 2;

  /** A robot's description is told within this after its laser begins to speak. */
  private static final double PATIENCE_SECONDS = 3;

  private final NanoClock clock;
  private final StampClock stamps;
  private final Feed feed;
  private final double widthMetres;
  private final Supplier<Optional<String>> baseFrame;
  private final TransformBuffer frames = new TransformBuffer(KEPT_SECONDS);
  private final Optional<TransformListener> listener;
  private final Subscription subscription;
  private volatile double freeMetres;

  /** When tf did not tell of the laser for the first time; of the scans' thread. */
  private double askedSeconds = Double.NaN;

  /**
   * Begins to listen.
   *
   * @param baseFrame the robot's own frame, once it is known
   */
  RosRange(
      RosNode node,
      SensorsConfig sensors,
      NanoClock clock,
      StampClock stamps,
      Supplier<Optional<String>> baseFrame) {
    this.clock = clock;
    this.stamps = stamps;
    this.widthMetres = sensors.widthMetres();
    this.baseFrame = baseFrame;
    String topic = sensors.range();
    this.feed = new Feed(topic, node.names().resolve(topic), sensors.rangeTimeoutSeconds());
    boolean scans = topic.equals(SensorsConfig.SCAN);
    this.listener = scans ? Optional.of(new TransformListener(node, frames)) : Optional.empty();
    if (scans) {
      subscription =
          node.subscribe(
              topic,
              LaserScan.TYPE,
              1,
              scan ->
                  came(
                      scan.header().stamp(),
                      () -> FreeWay.by(scan, mount(scan.header()), widthMetres)));
    } else if (topic.equals(SensorsConfig.DEPTH)) {
      subscription =
          node.subscribe(
              topic, Image.TYPE, 1, image -> came(image.header().stamp(), () -> FreeWay.by(image)));
    } else {
      subscription =
          node.subscribe(
              topic, Range.TYPE, 1, range -> came(range.header().stamp(), () -> FreeWay.by(range)));
    }
  }

  /** How fresh the distances are. */
  Feed feed() {
    return feed;
  }

  @Override
  public double freeDistanceMetres() {
    return freeMetres;
  }

  private void came(RosTime stamp, DoubleSupplier way) {
    try {
      double taken = stamps.seconds(stamp);
      freeMetres = way.getAsDouble();
      feed.came(taken);
    } catch (DroverException e) {
      feed.refused(e.getMessage());
    }
  }

  private RigidTransform mount(Header header) {
    Optional<String> base = baseFrame.get();
    return base.isEmpty() || header.frameId().isEmpty()
        ? RigidTransform.IDENTITY
        : mount(base.get(), header.frameId());
  }

  private RigidTransform mount(String base, String laser) {
    TransformLookup found = frames.lookup(base, laser, RosTime.ZERO);
    if (found instanceof TransformLookup.Found at) {
      return at.pose();
    }
    String reason = ((TransformLookup.Missing) found).reason();
    double now = clock.seconds();
    askedSeconds = Double.isNaN(askedSeconds) ? now : askedSeconds;
    if (!frames.knows(base) && !frames.knows(laser)) {
      if (now - askedSeconds >= PATIENCE_SECONDS) {
        // a robot without tf
        return RigidTransform.IDENTITY;
      }
      throw FreeWay.unusable("tf does not tell yet where the laser is: " + reason);
    }
    throw FreeWay.unusable(
        "tf does not tell where "
            + laser
            + " is on "
            + base
            + " ("
            + reason
            + "): have static_transform_publisher tell it");
  }

  @Override
  public void close() {
    subscription.close();
    listener.ifPresent(TransformListener::close);
  }
}

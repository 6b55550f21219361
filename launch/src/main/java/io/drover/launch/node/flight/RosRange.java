package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
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
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A range sensor's topic as the agent's range finder. A laser's mount is that of tf, where tf and
 * the robot's frame are known; otherwise the laser is taken to look ahead.
 */
final class RosRange implements RangeFinder, AutoCloseable {
  private static final double KEPT_SECONDS = 2;

  private final StampClock stamps;
  private final Feed feed;
  private final double widthMetres;
  private final Supplier<Optional<String>> baseFrame;
  private final TransformBuffer frames = new TransformBuffer(KEPT_SECONDS);
  private final Optional<TransformListener> listener;
  private final Subscription subscription;
  private volatile double freeMetres;

  /**
   * Begins to listen.
   *
   * @param baseFrame the robot's own frame, once it is known
   */
  RosRange(
      RosNode node,
      SensorsConfig sensors,
      StampClock stamps,
      Supplier<Optional<String>> baseFrame) {
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
    return baseFrame
        .get()
        .flatMap(base -> frames.lookup(base, header.frameId(), RosTime.ZERO).transform())
        .orElse(RigidTransform.IDENTITY);
  }

  @Override
  public void close() {
    subscription.close();
    listener.ifPresent(TransformListener::close);
  }
}

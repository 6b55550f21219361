package io.drover.launch.node.slam;

import io.drover.core.time.NanoClock;
import io.drover.launch.bag.LaserPlace;
import io.drover.ros.message.RosTime;
import io.drover.ros.tf.TransformBuffer;
import io.drover.ros.tf.TransformLookup;
import java.util.Optional;

/** Where a robot's laser stands, by tf. One thread. */
final class LaserMounts {
  /** A robot's description is told within this after its laser begins to speak. */
  private static final double PATIENCE_SECONDS = 3;

  private final TransformBuffer frames;
  private final NanoClock clock;
  private final MessageOnce messages;
  private Optional<Double> asked = Optional.empty();

  LaserMounts(TransformBuffer frames, NanoClock clock, MessageOnce messages) {
    this.frames = frames;
    this.clock = clock;
    this.messages = messages;
  }

  /**
   * A laser's place; empty while it may still be told. What is never told is the robot's centre.
   *
   * @param base frame of the robot
   * @param laser frame of the laser
   */
  Optional<LaserPlace> of(String base, String laser) {
    if (laser.isEmpty()) {
      return Optional.of(LaserPlace.CENTRE);
    }
    TransformLookup found = frames.lookup(base, laser, RosTime.ZERO);
    if (found instanceof TransformLookup.Found at) {
      return Optional.of(LaserPlace.of(at.pose()));
    }
    double now = clock.seconds();
    asked = Optional.of(asked.orElse(now));
    if (now - asked.get() < PATIENCE_SECONDS) {
      return Optional.empty();
    }
    messages.warn(
        "mount",
        "tf does not tell where "
            + laser
            + " is on "
            + base
            + " ("
            + ((TransformLookup.Missing) found).reason()
            + "): taken to be at its centre, looking ahead");
    return Optional.of(LaserPlace.CENTRE);
  }
}

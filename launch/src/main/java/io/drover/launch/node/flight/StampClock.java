package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.ros.RosNode;
import io.drover.ros.message.RosTime;
import java.util.Locale;

/**
 * Tells by a message's stamp when it was made, on the flight's clock. Any thread.
 *
 * <p>ROS's time may be a simulation's, which pauses, and goes faster or slower than the flight's
 * clock; only ages of messages are taken from it.
 */
final class StampClock {
  /** What clocks of one robot's machines may differ by. */
  private static final double TOLERANCE_SECONDS = 0.2;

  private final RosNode node;
  private final NanoClock clock;
  private final boolean trusted;

  StampClock(RosNode node, NanoClock clock, boolean trusted) {
    this.node = node;
    this.clock = clock;
    this.trusted = trusted;
  }

  /**
   * When something that came just now was made; now if it does not say, or is not trusted.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if that is in the future
   */
  double seconds(RosTime stamp) {
    double now = clock.seconds();
    if (!trusted || stamp.toNanos() == 0) {
      return now;
    }
    RosTime rosNow = node.now();
    if (rosNow.toNanos() == 0) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "/use_sim_time is set, and nobody has told the time on /clock yet");
    }
    double age = rosNow.secondsSince(stamp);
    if (age < -TOLERANCE_SECONDS) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          String.format(
              Locale.ROOT,
              "its stamp is %.1f s ahead of the time here: set the clocks, or"
                  + " sensors/trust_stamps to false",
              -age));
    }
    return now - Math.max(0, age);
  }
}

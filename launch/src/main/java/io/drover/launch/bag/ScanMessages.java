package io.drover.launch.bag;

import io.drover.ros.message.RosTime;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import java.util.Locale;
import java.util.Optional;

/** Laser scans as ROS tells them. */
public final class ScanMessages {
  private static final double WHOLE_TURN = 2 * Math.PI * 1.01;

  private ScanMessages() {}

  /** Why a message is no scan, in one line; empty if it is one. */
  public static Optional<String> wrong(LaserScan scan) {
    double turn = Math.abs(scan.angleIncrement()) * (scan.ranges().length - 1);
    if (!(turn <= WHOLE_TURN && Math.abs(scan.angleMin()) <= WHOLE_TURN)) {
      return Optional.of(
          "beams from "
              + scan.angleMin()
              + " rad in steps of "
              + scan.angleIncrement()
              + " rad go beyond a whole turn");
    }
    if (scan.ranges().length > 1 && scan.angleIncrement() == 0) {
      return Optional.of("all beams go the same way");
    }
    return scan.rangeMax() > 0 ? Optional.empty() : Optional.of("range_max is " + scan.rangeMax());
  }

  /**
   * A scan that {@linkplain #wrong nothing is wrong with}; what is nearer than its least is none.
   */
  public static io.drover.slam.sensor.LaserScan scan(LaserScan told) {
    return scan(told, false);
  }

  /**
   * The same of a laser that may hang upside down.
   *
   * @param mirrored whether its beams turn clockwise, seen from above
   */
  public static io.drover.slam.sensor.LaserScan scan(LaserScan told, boolean mirrored) {
    float[] ranges = told.ranges().clone();
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = ranges[i] < told.rangeMin() ? 0 : ranges[i];
    }
    int sign = mirrored ? -1 : 1;
    return new io.drover.slam.sensor.LaserScan(
        stamp(told.header().stamp()),
        sign * (double) told.angleMin(),
        sign * (double) told.angleIncrement(),
        ranges,
        told.rangeMax());
  }

  /** From its first beam to its last, seconds; 0 if it does not tell. */
  public static double sweepSeconds(LaserScan told) {
    return Math.max(0, told.timeIncrement()) * (told.ranges().length - 1);
  }

  /** A time as logs have it, to the nanosecond. */
  public static String stamp(RosTime time) {
    return String.format(Locale.ROOT, "%d.%09d", time.seconds(), time.nanoseconds());
  }
}

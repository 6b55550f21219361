package io.drover.launch.node.flight;

import io.drover.core.config.Doc;
import io.drover.core.config.Keys;
import java.util.List;

/** What an agent is told of its robot's sensors. */
public record SensorsConfig(
    @Doc("how images come: raw on image, compressed (JPEG) on image/compressed")
        String imageTransport,
    @Doc("an image that was taken longer ago stops the robot, seconds") double imageTimeoutSeconds,
    @Doc("whether there is odometry on odom; off: the pose is reckoned from the commands")
        boolean odometry,
    @Doc("odometry that was taken longer ago stops the robot, seconds")
        double odometryTimeoutSeconds,
    @Doc("what the governor sees by: none, range (sensor_msgs/Range), scan or depth") String range,
    @Doc("a distance that was taken longer ago stops the robot, seconds")
        double rangeTimeoutSeconds,
    @Doc("width of the way that must be free, metres: the robot's and a margin (scan only)")
        double widthMetres,
    @Doc("whether stamps tell when data was taken; off, or without stamps: when it came")
        boolean trustStamps) {
  static final String NONE = "none";
  static final String RANGE = "range";
  static final String SCAN = "scan";
  static final String DEPTH = "depth";
  static final String COMPRESSED = "compressed";
  private static final List<String> TRANSPORTS = List.of("raw", COMPRESSED);
  private static final List<String> RANGES = List.of(NONE, RANGE, SCAN, DEPTH);

  public static final SensorsConfig DEFAULT =
      new SensorsConfig("raw", 1, true, 1, NONE, 1, 0.8, true);

  public SensorsConfig {
    requireOne("image_transport", imageTransport, TRANSPORTS);
    requireOne("range", range, RANGES);
    requirePositive("image_timeout_seconds", imageTimeoutSeconds);
    requirePositive("odometry_timeout_seconds", odometryTimeoutSeconds);
    requirePositive("range_timeout_seconds", rangeTimeoutSeconds);
    requirePositive("width_metres", widthMetres);
  }

  private static void requireOne(String key, String value, List<String> known) {
    if (!known.contains(value)) {
      throw new IllegalArgumentException(
          key + " is '" + value + "'" + Keys.suggestion(value, known));
    }
  }

  private static void requirePositive(String key, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(key + " is " + value + ": give a number above 0");
    }
  }

  /** Whether there is a range finder. */
  boolean ranged() {
    return !range.equals(NONE);
  }

  /** Whether images come compressed. */
  boolean compressed() {
    return imageTransport.equals(COMPRESSED);
  }
}

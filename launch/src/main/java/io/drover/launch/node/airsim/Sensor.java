package io.drover.launch.node.airsim;

import java.util.Arrays;
import java.util.Locale;

/**
 * A sensor that vehicles carry.
 *
 * @param kind what it measures
 * @param name as the simulator's settings call it
 */
record Sensor(Kind kind, String name) {
  /** What AirSim's ROS package calls the kinds. */
  enum Kind {
    IMU,
    MAGNETOMETER,
    ALTIMETER,
    GPS,
    DISTANCE,
    LIDAR;

    String title() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads {@code kind/name}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Sensor parse(String text) {
    String[] words = text.split("/", -1);
    return Arrays.stream(Kind.values())
        .filter(kind -> words.length == 2 && kind.title().equals(words[0]))
        .filter(kind -> words[1].matches("[A-Za-z0-9_]+"))
        .map(kind -> new Sensor(kind, words[1]))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sensors has '"
                        + text
                        + "': write imu, magnetometer, altimeter, gps, distance or lidar, /,"
                        + " name"));
  }
}

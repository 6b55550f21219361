package io.drover.launch.bag;

import io.drover.core.error.DroverException;
import io.drover.ros.bag.BagConnection;
import io.drover.ros.bag.BagMessage;
import io.drover.ros.bag.BagReader;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who says what in a bag.
 *
 * @param messages of each topic of laser scans, by its name
 * @param odometry topics of odometry
 */
public record BagTopics(SortedMap<String, Long> messages, List<String> odometry) {
  private static final int HEAD_BYTES = 16;

  public BagTopics {
    messages = new TreeMap<>(messages);
    odometry = List.copyOf(odometry);
  }

  /** Whether a file is a bag, by how it begins. */
  public static boolean isBag(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return BagReader.isBag(in.readNBytes(HEAD_BYTES));
    } catch (IOException e) {
      // whoever opens it says why
      return false;
    }
  }

  /**
   * Reads a bag through; one that breaks off as far as it goes.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}, or {@code MALFORMED_FILE} if it is no bag
   */
  public static BagTopics of(Path bag) {
    SortedMap<String, Long> scans = new TreeMap<>();
    SortedMap<String, Long> odometry = new TreeMap<>();
    try (BagReader reader = BagReader.open(bag)) {
      Optional<BagMessage> message = next(reader);
      while (message.isPresent()) {
        BagConnection connection = message.get().connection();
        if (connection.is(LaserScan.TYPE)) {
          scans.merge(connection.topic(), 1L, Long::sum);
        } else if (connection.is(Odometry.TYPE)) {
          odometry.merge(connection.topic(), 1L, Long::sum);
        }
        message = next(reader);
      }
    }
    return new BagTopics(scans, List.copyOf(odometry.keySet()));
  }

  private static Optional<BagMessage> next(BagReader reader) {
    try {
      return reader.next();
    } catch (DroverException e) {
      // told when the scans are read
      return Optional.empty();
    }
  }

  /**
   * The odometry of the robot that has a laser: in its namespace, {@code odom} before others; of a
   * bag with one of each, whatever they are called.
   */
  Optional<String> odometryOf(String scans) {
    String namespace = scans.substring(0, scans.lastIndexOf('/') + 1);
    Optional<String> own =
        odometry.contains(namespace + "odom")
            ? Optional.of(namespace + "odom")
            : odometry.stream().filter(topic -> topic.startsWith(namespace)).findFirst();
    if (messages.size() == 1 && odometry.size() == 1) {
      return Optional.of(odometry.get(0));
    }
    return namespace.equals("/") && messages.size() > 1
        ? own.filter(topic -> topic.equals("/odom"))
        : own;
  }
}

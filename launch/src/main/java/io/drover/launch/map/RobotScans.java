package io.drover.launch.map;

import io.drover.slam.log.CarmenReader;
import io.drover.slam.sensor.RobotScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One robot's scans: a log, or a part of one, whose clock starts with its first scan. Stamps may
 * run backwards, the clock does not.
 */
final class RobotScans implements AutoCloseable {
  private final int robot;
  private final CarmenReader reader;
  private final long size;
  private long left;
  private Optional<RobotScan> next;
  private double firstStamp;
  private double elapsedSeconds;

  private RobotScans(int robot, CarmenReader reader, long from, long to) {
    this.robot = robot;
    this.reader = reader;
    this.size = to - from;
    this.left = size;
    for (long skipped = 0; skipped < from; skipped++) {
      var unused = reader.next();
    }
    next = left > 0 ? reader.next() : Optional.empty();
    firstStamp = next.map(RobotScans::stamp).orElse(0.0);
  }

  /** Of each robot its scans. */
  static List<RobotScans> open(MappingOptions options) {
    List<RobotScans> robots = new ArrayList<>();
    try {
      if (options.robots() == 1) {
        for (var log : options.logs()) {
          long count = CarmenReader.count(log);
          robots.add(
              new RobotScans(
                  robots.size() + 1, CarmenReader.open(log, options.fovRadians()), 0, count));
        }
      } else {
        var log = options.logs().get(0);
        long count = CarmenReader.count(log);
        long shared = (long) (options.overlap() * count / options.robots());
        for (int part = 0; part < options.robots(); part++) {
          long from = count * part / options.robots();
          long to = count * (part + 1) / options.robots();
          robots.add(
              new RobotScans(
                  part + 1,
                  CarmenReader.open(log, options.fovRadians()),
                  Math.max(0, part == 0 ? from : from - shared),
                  to));
        }
      }
      return robots;
    } catch (RuntimeException e) {
      robots.forEach(RobotScans::close);
      throw e;
    }
  }

  private static double stamp(RobotScan scan) {
    return Double.parseDouble(scan.scan().stamp());
  }

  /** The robot's number, from 1. */
  int robot() {
    return robot;
  }

  /** How many scans it has in all. */
  long size() {
    return size;
  }

  boolean isEmpty() {
    return next.isEmpty();
  }

  /** Since the robot started, at its next scan. */
  double elapsedSeconds() {
    return elapsedSeconds;
  }

  /** The next scan. */
  RobotScan take() {
    RobotScan taken = next.orElseThrow();
    left--;
    next = left > 0 ? reader.next() : Optional.empty();
    next.ifPresent(scan -> elapsedSeconds = Math.max(elapsedSeconds, stamp(scan) - firstStamp));
    return taken;
  }

  /** Scans so far that are older than the one before. */
  long backwardStamps() {
    return reader.backwardStamps();
  }

  @Override
  public void close() {
    reader.close();
  }
}

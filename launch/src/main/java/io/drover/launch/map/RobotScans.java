package io.drover.launch.map;

import io.drover.slam.log.ScanLog;
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
  private final ScanLog log;
  private final long end;
  private long taken;
  private Optional<RobotScan> next;
  private double firstStamp;
  private double elapsedSeconds;

  /** Of the log before the robot's own scans. */
  private final long backwardBefore;

  private final long duplicatesBefore;
  private final long skippedBefore;

  /**
   * Some of a log's records.
   *
   * @param from number of the first
   * @param end number of the one after the last
   */
  private RobotScans(int robot, ScanLog log, long from, long end) {
    this.robot = robot;
    this.log = log;
    this.end = end;
    next = read();
    while (next.isPresent() && position() <= from) {
      next = read();
    }
    backwardBefore = from > 0 ? log.backwardStamps() : 0;
    duplicatesBefore = from > 0 ? log.duplicates() : 0;
    skippedBefore = from > 0 ? log.skipped() : 0;
    firstStamp = next.map(RobotScans::stamp).orElse(0.0);
  }

  private Optional<RobotScan> read() {
    Optional<RobotScan> scan = log.next();
    taken++;
    return position() <= end ? scan : Optional.empty();
  }

  /** Records so far, bad ones and copies among them. */
  private long position() {
    return taken + log.duplicates() + log.skipped();
  }

  /** Of each robot its scans. */
  static List<RobotScans> open(MappingOptions options) {
    List<RobotScans> robots = new ArrayList<>();
    try {
      if (options.robots() == 1) {
        for (RobotLog log : options.logs()) {
          ScanLog opened = log.open(options.reading());
          robots.add(new RobotScans(robots.size() + 1, opened, 0, Long.MAX_VALUE));
        }
      } else {
        openParts(options, robots);
      }
      return robots;
    } catch (RuntimeException e) {
      robots.forEach(RobotScans::close);
      throw e;
    }
  }

  private static void openParts(MappingOptions options, List<RobotScans> robots) {
    RobotLog log = options.logs().get(0);
    long count = log.count();
    long shared = (long) (options.overlap() * count / options.robots());
    for (int part = 0; part < options.robots(); part++) {
      long from = count * part / options.robots();
      long end = count * (part + 1) / options.robots();
      ScanLog opened = log.open(options.reading());
      robots.add(
          new RobotScans(part + 1, opened, Math.max(0, part == 0 ? from : from - shared), end));
    }
  }

  private static double stamp(RobotScan scan) {
    return Double.parseDouble(scan.scan().stamp());
  }

  /** The robot's number, from 1. */
  int robot() {
    return robot;
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
    next = read();
    next.ifPresent(scan -> elapsedSeconds = Math.max(elapsedSeconds, stamp(scan) - firstStamp));
    return taken;
  }

  /** Scans so far that are older than the one before. */
  long backwardStamps() {
    return log.backwardStamps() - backwardBefore;
  }

  /** Copies of the scan before that were passed over. */
  long duplicates() {
    return log.duplicates() - duplicatesBefore;
  }

  /** Bad lines that were passed over. */
  long skipped() {
    return log.skipped() - skippedBefore;
  }

  /** What was wrong with the first few of them. */
  List<String> problems() {
    return log.problems();
  }

  @Override
  public void close() {
    log.close();
  }
}

package io.drover.slam.log;

import io.drover.slam.sensor.RobotScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests of logs share. */
final class LogFiles {
  private LogFiles() {}

  /** A FLASER record whose ranges are alike. */
  static String frontLaser(int beams, String stamp, String range) {
    return "FLASER "
        + beams
        + (" " + range).repeat(beams)
        + " 9 9 9 1.5 -2 0.25 "
        + stamp
        + " host 0.1";
  }

  static List<RobotScan> scans(ScanLog log) {
    List<RobotScan> scans = new ArrayList<>();
    for (Optional<RobotScan> scan = log.next(); scan.isPresent(); scan = log.next()) {
      scans.add(scan.get());
    }
    return scans;
  }
}

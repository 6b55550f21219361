package io.drover.bench.slam;

import io.drover.core.geometry.Pose2;
import io.drover.slam.StampedPose;
import io.drover.slam.fusion.MessageBytes;
import io.drover.slam.log.ScanLog;
import io.drover.slam.log.ScanLogOptions;
import io.drover.slam.log.ScanLogs;
import io.drover.slam.sensor.RobotScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a log says without a map.
 *
 * @param odometry where wheels say that the robot was at each scan, in the log's order; the origin
 *     where they say nothing
 * @param beams of the first scan
 * @param messageBytes of all scans, as robots send them to edges
 */
record LogRecord(List<StampedPose> odometry, int beams, long messageBytes) {
  /** What scans of an unknown number of beams span: it changes nothing that is asked here. */
  private static final double ANY_FOV = Math.PI;

  /** Reads one; bad lines are passed over. */
  static LogRecord of(Path file) {
    List<StampedPose> odometry = new ArrayList<>();
    int beams = 0;
    long bytes = 0;
    try (ScanLog log = ScanLogs.open(file, new ScanLogOptions(OptionalDouble.of(ANY_FOV), true))) {
      for (Optional<RobotScan> next = log.next(); next.isPresent(); next = log.next()) {
        RobotScan scan = next.get();
        beams = odometry.isEmpty() ? scan.scan().beams() : beams;
        bytes += MessageBytes.ofScan(1, odometry.size(), scan).length;
        odometry.add(new StampedPose(scan.scan().stamp(), scan.odometry().orElse(Pose2.IDENTITY)));
      }
    }
    return new LogRecord(List.copyOf(odometry), beams, bytes);
  }

  int scans() {
    return odometry.size();
  }

  /** Stamps of the scans in the log's order, seconds. */
  double[] stamps() {
    return odometry.stream().mapToDouble(at -> Double.parseDouble(at.stamp())).toArray();
  }

  /** How long the robot drove: between its first scan and its last; NaN if stamps do not tell. */
  double seconds() {
    double[] stamps = stamps();
    double seconds = stamps.length == 0 ? 0 : stamps[stamps.length - 1] - stamps[0];
    return seconds > 0 ? seconds : Double.NaN;
  }
}

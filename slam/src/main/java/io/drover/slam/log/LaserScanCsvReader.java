package io.drover.slam.log;

import io.drover.slam.sensor.RobotScan;
import io.drover.slam.sensor.SweepMotion;
import java.util.Optional;

/**
 * LaserScans as comma-separated values, a scan a line under a header that names the columns. Which
 * stand where does not matter, and columns of other names are passed over; angles are radians,
 * ranges metres, and a range that is infinite, NaN or outside of the laser's is no return.
 *
 * <ul>
 *   <li><b>ROS</b>: what {@code rostopic echo -p /scan} writes, {@code
 *       %time,field.header.seq,field.header.stamp,field.header.frame_id,field.angle_min,
 *       field.angle_max,field.angle_increment,field.time_increment,field.scan_time,field.range_min,
 *       field.range_max,field.ranges0,…,field.intensities0,…}. Its stamps are whole nanoseconds;
 *       they become seconds with nine decimals as text, no digit lost. The same without {@code
 *       field.}, with {@code ranges_0} and with {@code header.stamp.secs} and {@code
 *       header.stamp.nsecs} is how bagpy writes it. There is no odometry in it.
 *   <li><b>Drover's</b>: {@code stamp,angle_min,angle_increment,range_max,x,y,theta,range0,
 *       range1,…}. {@code stamp} is seconds and kept to the last digit; {@code x,y,theta}, which
 *       may be left out, are the robot's odometry; {@code laser_x,laser_y,laser_theta}, which may
 *       be left out too, are where the laser stands in the robot's frame. With {@code
 *       time_increment}, seconds from beam to beam, and odometry a scan is straightened by what the
 *       robot did meanwhile.
 * </ul>
 *
 * <p>A header may stand again between scans, for logs that were joined or a laser that changed; it
 * holds from there on. Empty lines and lines that begin with {@code #} are passed over.
 */
public final class LaserScanCsvReader extends TextScanLog {
  private final SweepMotion motion = new SweepMotion();
  private Optional<LaserScanColumns> columns = Optional.empty();

  LaserScanCsvReader(LogLines lines, ScanLogOptions options) {
    super(lines, options.skipBad());
  }

  /** Whether a line is one of a scan, good or bad. */
  static boolean isScan(String line) {
    return !line.isBlank() && !line.startsWith("#") && !LaserScanColumns.isHeader(line);
  }

  @Override
  Optional<RobotScan> scan(String text) throws BrokenRecordException {
    if (LaserScanColumns.isHeader(text)) {
      columns = Optional.empty();
      columns = Optional.of(LaserScanColumns.of(text));
      return Optional.empty();
    }
    if (!isScan(text)) {
      return Optional.empty();
    }
    if (columns.isEmpty()) {
      throw new BrokenRecordException(
          "there is no good header above this scan", "put one there that names the columns");
    }
    RecordFields fields = RecordFields.ofCommas(text);
    RobotScan scan = columns.get().scan(fields);
    return Optional.of(motion.swept(scan, columns.get().sweepSeconds(fields)));
  }
}

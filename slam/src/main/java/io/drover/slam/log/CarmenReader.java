package io.drover.slam.log;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.BeamLayout;
import io.drover.slam.sensor.RobotScan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A CARMEN log.
 *
 * <p>Scans are records {@code FLASER} (180 and 181 beams are 1° apart, 360 and 361 half of that)
 * and {@code ROBOTLASER1} (which say so themselves), each with the robot's odometry; other records
 * are passed over, but for {@code PARAM robot_frontlaser_offset}: how far ahead of the robot's
 * middle its laser stands. Stamps are {@code ipc_timestamp}, the third field from the end.
 */
public final class CarmenReader extends TextScanLog {
  /** What SICK lasers report when nothing is hit is beyond. */
  static final double MAX_RANGE = 80;

  static final String FRONT_LASER = "FLASER ";
  static final String ROBOT_LASER = "ROBOTLASER1 ";
  static final String OFFSET = "PARAM robot_frontlaser_offset ";
  private static final int HOST_FIELDS = 3;
  private static final int POSE_FIELDS = 6;

  /** Of {@code ROBOTLASER1} after its poses: velocities and margins. */
  private static final int MOTION_FIELDS = 5;

  private final OptionalDouble fovRadians;
  private Pose2 mounting = Pose2.IDENTITY;

  CarmenReader(LogLines lines, ScanLogOptions options) {
    super(lines, options.skipBad());
    this.fovRadians = options.fovRadians();
  }

  /**
   * Opens a log that is CARMEN's whatever is in it.
   *
   * @param fovRadians what FLASER records of other numbers of beams span, from first to last
   * @throws DroverException {@code FILE_NOT_READABLE}
   */
  public static CarmenReader open(Path file, OptionalDouble fovRadians) {
    return new CarmenReader(LogLines.open(file), new ScanLogOptions(fovRadians, false));
  }

  /**
   * How many scans a log holds.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}
   */
  public static long count(Path file) {
    return ScanLogs.count(file);
  }

  /** Whether a line is the record of a scan, good or bad. */
  static boolean isScan(String line) {
    return line.startsWith(FRONT_LASER) || line.startsWith(ROBOT_LASER);
  }

  @Override
  Optional<RobotScan> scan(String text) throws BrokenRecordException {
    if (text.startsWith(FRONT_LASER)) {
      return Optional.of(frontLaser(RecordFields.ofBlanks(text)));
    }
    if (text.startsWith(ROBOT_LASER)) {
      return Optional.of(robotLaser(RecordFields.ofBlanks(text)));
    }
    if (text.startsWith(OFFSET)) {
      mounting =
          new Pose2(RecordFields.ofBlanks(text).finite(2, "how far ahead the laser stands"), 0, 0);
    }
    return Optional.empty();
  }

  /** {@code FLASER n ranges… laser's pose, odometry, ipc_timestamp host logger_timestamp}. */
  private RobotScan frontLaser(RecordFields fields) throws BrokenRecordException {
    int beams = fields.count(1, "the number of beams");
    fields.requireSize(2L + beams + POSE_FIELDS + HOST_FIELDS);
    BeamLayout layout = layout(beams);
    return new RobotScan(
        laserScan(
            stamp(fields),
            layout.startRadians(),
            layout.stepRadians(),
            fields.ranges(2, beams),
            MAX_RANGE),
        mounting,
        Optional.of(fields.pose(2 + beams + POSE_FIELDS / 2, "the odometry")));
  }

  private BeamLayout layout(int beams) throws BrokenRecordException {
    if (beams < 2) {
      throw new BrokenRecordException(
          beams + " beams are no scan", "remove the line, or copy the log again");
    }
    Optional<BeamLayout> common = BeamLayout.common(beams);
    if (common.isPresent()) {
      return common.get();
    }
    if (fovRadians.isEmpty()) {
      throw new BrokenRecordException(
          beams + " beams may span anything", "say with --fov what they do");
    }
    return BeamLayout.symmetric(beams, fovRadians.getAsDouble());
  }

  /**
   * {@code ROBOTLASER1 type start fov resolution max_range accuracy remission_mode n ranges… m
   * remissions… laser's pose, robot's pose, velocities and margins, ipc_timestamp host
   * logger_timestamp}.
   */
  private RobotScan robotLaser(RecordFields fields) throws BrokenRecordException {
    int beams = fields.count(8, "the number of beams");
    int remissions = fields.count(9 + beams, "the number of remissions");
    fields.requireSize(10L + beams + remissions + POSE_FIELDS + MOTION_FIELDS + HOST_FIELDS);
    int poses = 10 + beams + remissions;
    Pose2 laser = fields.pose(poses, "the laser's pose");
    Pose2 robot = fields.pose(poses + POSE_FIELDS / 2, "the robot's pose");
    return new RobotScan(
        laserScan(
            stamp(fields),
            fields.finite(2, "the first beam's angle"),
            fields.finite(4, "the angle between beams"),
            fields.ranges(9, beams),
            Math.min(fields.finite(5, "the longest range"), MAX_RANGE)),
        robot.between(laser),
        Optional.of(robot));
  }

  private static String stamp(RecordFields fields) throws BrokenRecordException {
    int index = fields.size() - HOST_FIELDS;
    fields.finite(index, "the stamp");
    return fields.text(index);
  }
}

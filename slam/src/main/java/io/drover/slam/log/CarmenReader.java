package io.drover.slam.log;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Reads the scans of a CARMEN log one after the other, in the file's order: stamps may run
 * backwards, which {@link #backwardStamps} counts.
 *
 * <p>Scans are records {@code FLASER} (180 and 181 beams are 1° apart, 360 and 361 half of that)
 * and {@code ROBOTLASER1} (which say so themselves), each with the robot's odometry; other records
 * are passed over, but for {@code PARAM robot_frontlaser_offset}: how far ahead of the robot's
 * middle its laser stands. Stamps are {@code ipc_timestamp}, the third field from the end.
 */
public final class CarmenReader implements AutoCloseable {
  /** What SICK lasers report when nothing is hit is beyond. */
  private static final double MAX_RANGE = 80;

  private static final String FRONT_LASER = "FLASER ";
  private static final String ROBOT_LASER = "ROBOTLASER1 ";
  private static final String OFFSET = "PARAM robot_frontlaser_offset ";
  private static final int HOST_FIELDS = 3;
  private static final int POSE_FIELDS = 6;

  private final Path file;
  private final OptionalDouble fovRadians;
  private final BufferedReader lines;
  private long line;
  private Pose2 mounting = Pose2.IDENTITY;
  private double lastStamp = Double.NEGATIVE_INFINITY;
  private long backwardStamps;

  private CarmenReader(Path file, OptionalDouble fovRadians, BufferedReader lines) {
    this.file = file;
    this.fovRadians = fovRadians;
    this.lines = lines;
  }

  /**
   * Opens a log.
   *
   * @param fovRadians what FLASER records of other numbers of beams span, from first to last
   * @throws DroverException {@code FILE_NOT_READABLE}
   */
  public static CarmenReader open(Path file, OptionalDouble fovRadians) {
    try {
      // comments in logs are in any encoding
      return new CarmenReader(
          file, fovRadians, Files.newBufferedReader(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * How many scans a log holds.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}
   */
  public static long count(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(text -> text.startsWith(FRONT_LASER) || text.startsWith(ROBOT_LASER))
          .count();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }

  private static DroverException unreadable(Path file, Exception cause) {
    return new DroverException(
        ErrorCode.FILE_NOT_READABLE,
        file + " cannot be read: check the path and its rights",
        cause);
  }

  /**
   * The next scan; empty at the end.
   *
   * @throws DroverException {@code MALFORMED_FILE} if a record of a scan is not one, {@code
   *     FILE_NOT_READABLE} if the file breaks off
   */
  public Optional<RobotScan> next() {
    try {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (text.startsWith(FRONT_LASER)) {
          return Optional.of(checked(text, this::frontLaser));
        }
        if (text.startsWith(OFFSET)) {
          mounting = checked(text, CarmenReader::offset);
        }
        if (text.startsWith(ROBOT_LASER)) {
          return Optional.of(checked(text, this::robotLaser));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read after line " + line, e);
    }
  }

  /** What a record's text is read by; throws what parsing throws. */
  private interface Format<T> {
    T read(String[] fields);
  }

  private <T> T checked(String text, Format<T> format) {
    try {
      return format.read(text.trim().split("\\s+"));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw malformed("this is not a whole record: remove the line, or copy the log again", e);
    }
  }

  private RobotScan counted(RobotScan scan) {
    double stamp = Double.parseDouble(scan.scan().stamp());
    if (stamp < lastStamp) {
      backwardStamps++;
    }
    lastStamp = stamp;
    return scan;
  }

  private static Pose2 offset(String[] fields) {
    return new Pose2(Double.parseDouble(fields[2]), 0, 0);
  }

  /** {@code FLASER n ranges… laser's pose, odometry, ipc_timestamp host logger_timestamp}. */
  private RobotScan frontLaser(String[] fields) {
    int beams = Integer.parseInt(fields[1]);
    requireFields(fields, 2 + beams + POSE_FIELDS + HOST_FIELDS);
    float[] ranges = ranges(fields, 2, beams);
    double step = stepRadians(beams);
    return counted(
        new RobotScan(
            new LaserScan(stamp(fields), -startRadians(beams, step), step, ranges, MAX_RANGE),
            mounting,
            Optional.of(pose(fields, 2 + beams + POSE_FIELDS / 2))));
  }

  private double stepRadians(int beams) {
    return switch (beams) {
      case 180, 181 -> Math.toRadians(1);
      case 360, 361 -> Math.toRadians(0.5);
      default ->
          fovRadians.orElseThrow(
                  () ->
                      malformed(
                          beams + " beams may span anything: say with --fov what they do", null))
              / (beams - 1);
    };
  }

  /** How far to the right the first beam points. */
  private static double startRadians(int beams, double step) {
    return switch (beams) {
      case 180, 360 -> Math.PI / 2;
      default -> step * (beams - 1) / 2;
    };
  }

  /**
   * {@code ROBOTLASER1 type start fov resolution max_range accuracy remission_mode n ranges… m
   * remissions… laser's pose, robot's pose, velocities and margins, ipc_timestamp host
   * logger_timestamp}.
   */
  private RobotScan robotLaser(String[] fields) {
    double start = Double.parseDouble(fields[2]);
    double step = Double.parseDouble(fields[4]);
    double maxRange = Double.parseDouble(fields[5]);
    int beams = Integer.parseInt(fields[8]);
    int remissions = Integer.parseInt(fields[9 + beams]);
    int poses = 10 + beams + remissions;
    requireFields(fields, poses + POSE_FIELDS + HOST_FIELDS);
    Pose2 laser = pose(fields, poses);
    Pose2 robot = pose(fields, poses + POSE_FIELDS / 2);
    return counted(
        new RobotScan(
            new LaserScan(
                stamp(fields),
                start,
                step,
                ranges(fields, 9, beams),
                Math.min(maxRange, MAX_RANGE)),
            robot.between(laser),
            Optional.of(robot)));
  }

  private static Pose2 pose(String[] fields, int first) {
    return new Pose2(
        Double.parseDouble(fields[first]),
        Double.parseDouble(fields[first + 1]),
        Double.parseDouble(fields[first + 2]));
  }

  private static String stamp(String[] fields) {
    return fields[fields.length - HOST_FIELDS];
  }

  private static float[] ranges(String[] fields, int first, int beams) {
    float[] ranges = new float[beams];
    for (int i = 0; i < beams; i++) {
      ranges[i] = Float.parseFloat(fields[first + i]);
    }
    return ranges;
  }

  private static void requireFields(String[] fields, int count) {
    if (fields.length < count) {
      throw new IndexOutOfBoundsException(fields.length + " of " + count + " fields");
    }
  }

  private DroverException malformed(String message, Throwable cause) {
    return new DroverException(ErrorCode.MALFORMED_FILE, file + ":" + line + ": " + message, cause);
  }

  /** Scans so far that are older than the one before. */
  public long backwardStamps() {
    return backwardStamps;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      // it was only read
    }
  }
}

package io.drover.slam.log;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.BeamLayout;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes scans as a CARMEN log that {@link CarmenReader} reads back to the last digit: {@code
 * FLASER} records where these say what the beams span and where the laser stands, {@code
 * ROBOTLASER1} for other lasers. One thread.
 */
public final class CarmenWriter implements AutoCloseable {
  private static final String HOST = " drover ";

  private final Path file;
  private final BufferedWriter lines;
  private double offset;

  private CarmenWriter(Path file, BufferedWriter lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Begins a log; what the file held is gone.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static CarmenWriter open(Path file) {
    try {
      return new CarmenWriter(file, Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static DroverException unwritable(Path file, IOException cause) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check folder and space", cause);
  }

  /**
   * Adds a scan.
   *
   * @param scan with odometry, which these records cannot do without
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public void write(RobotScan scan) {
    Pose2 odometry =
        scan.odometry().orElseThrow(() -> new IllegalArgumentException("a scan without odometry"));
    StringBuilder text = new StringBuilder();
    if (isFrontLaser(scan)) {
      frontLaser(text, scan);
    } else {
      robotLaser(text, scan);
    }
    append(text, odometry.compose(scan.laser()));
    append(text, odometry);
    if (!isFrontLaser(scan)) {
      text.append(" 0 0 0 0 0");
    }
    String stamp = scan.scan().stamp();
    text.append(' ').append(stamp).append(HOST).append(stamp).append('\n');
    try {
      lines.write(text.toString());
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static boolean isFrontLaser(RobotScan robot) {
    LaserScan scan = robot.scan();
    return scan.maxRange() == CarmenReader.MAX_RANGE
        && robot.laser().y() == 0
        && robot.laser().theta() == 0
        && BeamLayout.common(scan.beams())
            .filter(
                layout ->
                    layout.startRadians() == scan.startRadians()
                        && layout.stepRadians() == scan.stepRadians())
            .isPresent();
  }

  private void frontLaser(StringBuilder text, RobotScan scan) {
    if (scan.laser().x() != offset) {
      offset = scan.laser().x();
      text.append(CarmenReader.OFFSET).append(offset).append(" 0").append(HOST).append("0\n");
    }
    text.append(CarmenReader.FRONT_LASER).append(scan.scan().beams());
    append(text, scan.scan().ranges());
  }

  private static void robotLaser(StringBuilder text, RobotScan robot) {
    LaserScan scan = robot.scan();
    text.append(CarmenReader.ROBOT_LASER)
        .append("0 ")
        .append(scan.startRadians())
        .append(' ')
        .append(scan.stepRadians() * (scan.beams() - 1))
        .append(' ')
        .append(scan.stepRadians())
        .append(' ')
        .append(scan.maxRange())
        .append(" 0.01 0 ")
        .append(scan.beams());
    append(text, scan.ranges());
    text.append(" 0");
  }

  private static void append(StringBuilder text, float[] ranges) {
    for (float range : ranges) {
      text.append(' ').append(range);
    }
  }

  private static void append(StringBuilder text, Pose2 pose) {
    text.append(' ').append(pose.x()).append(' ').append(pose.y()).append(' ').append(pose.theta());
  }

  /**
   * Ends the log.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE} if the last scans could not be
   */
  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}

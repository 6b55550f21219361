package io.drover.slam.log;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log of one record a line: what formats have in common. */
abstract class TextScanLog implements ScanLog {
  private static final int MOST_PROBLEMS = 5;

  /** Slack for steps that were rounded. */
  private static final double WHOLE_TURN = 2 * Math.PI * 1.01;

  private final LogLines lines;
  private final boolean skipBad;
  private final List<String> problems = new ArrayList<>();
  private final ScanOrder order = new ScanOrder();
  private long skipped;

  TextScanLog(LogLines lines, boolean skipBad) {
    this.lines = lines;
    this.skipBad = skipBad;
  }

  /** The scan of a line; empty if it holds something else. Its stamp is a finite number. */
  abstract Optional<RobotScan> scan(String text) throws BrokenRecordException;

  @Override
  public final Optional<RobotScan> next() {
    for (Optional<LogLine> line = lines.next(); line.isPresent(); line = lines.next()) {
      try {
        Optional<RobotScan> scan = scan(line.get());
        if (scan.isPresent() && order.isNew(scan.get().scan())) {
          return scan;
        }
      } catch (BrokenRecordException e) {
        passOver(line.get(), e);
      }
    }
    return Optional.empty();
  }

  private Optional<RobotScan> scan(LogLine line) throws BrokenRecordException {
    if (line.tooLong()) {
      throw new BrokenRecordException("this line is longer than any record");
    }
    if (line.junk()) {
      throw new BrokenRecordException("this is not text");
    }
    return scan(line.text());
  }

  private void passOver(LogLine line, BrokenRecordException broken) {
    String remedy =
        broken
            .remedy()
            .orElse(
                line.ended()
                    ? "remove the line, or pass over bad ones with --skip-bad"
                    : "the file ends here, copy it again or pass over bad lines with --skip-bad");
    String problem =
        lines.file() + ":" + line.number() + ": " + broken.getMessage() + ": " + remedy;
    if (!skipBad) {
      throw new DroverException(ErrorCode.MALFORMED_FILE, problem, broken);
    }
    skipped++;
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** A scan, if its angles can be radians of one sweep. */
  static LaserScan laserScan(
      String stamp, double startRadians, double stepRadians, float[] ranges, double maxRange)
      throws BrokenRecordException {
    if (Math.abs(startRadians) > WHOLE_TURN
        || Math.abs(stepRadians) * (ranges.length - 1) > WHOLE_TURN) {
      throw new BrokenRecordException(
          "beams from "
              + startRadians
              + " rad in steps of "
              + stepRadians
              + " rad go beyond a whole turn",
          "give radians");
    }
    if (ranges.length > 1 && stepRadians == 0) {
      throw new BrokenRecordException("all beams go the same way", "give the angle between them");
    }
    if (!(maxRange > 0)) {
      throw new BrokenRecordException(
          "the longest range is " + maxRange, "give the metres beyond which nothing was hit");
    }
    return new LaserScan(stamp, startRadians, stepRadians, ranges, maxRange);
  }

  @Override
  public final long backwardStamps() {
    return order.backwardStamps();
  }

  @Override
  public final long duplicates() {
    return order.duplicates();
  }

  @Override
  public final long skipped() {
    return skipped;
  }

  @Override
  public final List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public final void close() {
    lines.close();
  }
}

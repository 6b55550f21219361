package io.drover.slam.log;

import io.drover.slam.sensor.RobotScan;
import java.util.List;
import java.util.Optional;

/**
 * The scans of one robot's log, one after the other in the file's order, which is the order in
 * which they were taken: stamps may jitter and run backwards, and are never sorted by.
 *
 * <p>A scan with the stamp and the ranges of the one before it is a copy, and passed over. One
 * thread.
 */
public interface ScanLog extends AutoCloseable {
  /**
   * The next scan; empty at the end.
   *
   * @throws io.drover.core.error.DroverException {@code MALFORMED_FILE} if a record of a scan is
   *     not one and bad ones are not to be passed over, {@code FILE_NOT_READABLE} if the file
   *     breaks off
   */
  Optional<RobotScan> next();

  /** Scans so far that are older than the one before. */
  long backwardStamps();

  /** Copies of the scan before that were passed over so far. */
  long duplicates();

  /** Bad lines that were passed over so far. */
  long skipped();

  /** What was wrong with the first few of them, a line each with its place in the file. */
  List<String> problems();

  @Override
  void close();
}

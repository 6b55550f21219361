package io.drover.slam.log;

import io.drover.core.error.DroverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens logs of laser scans, whatever their names end with: what is in them tells the format. */
public final class ScanLogs {
  private ScanLogs() {}

  /**
   * Opens a log of one of the formats of {@link CarmenReader} and {@link LaserScanCsvReader}.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}, or {@code MALFORMED_FILE} if it is of
   *     neither format
   */
  public static ScanLog open(Path file, ScanLogOptions options) {
    LogLines lines = LogLines.open(file);
    try {
      return switch (ScanLogFormat.of(lines)) {
        case CARMEN -> new CarmenReader(lines, options);
        case LASER_SCAN_CSV -> new LaserScanCsvReader(lines, options);
      };
    } catch (DroverException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * About how many scans a log holds, to tell how far its reading is: good and bad ones, and
   * copies. 0 for what can be read only once, such as a pipe.
   *
   * @throws DroverException as {@link #open} does
   */
  public static long count(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      return 0;
    }
    try (LogLines lines = LogLines.open(file)) {
      ScanLogFormat format = ScanLogFormat.of(lines);
      long scans = 0;
      for (Optional<LogLine> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (format.isScan(line.get().text())) {
          scans++;
        }
      }
      return scans;
    }
  }
}

package io.drover.slam.log;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.regex.Pattern;

/** What a log may be written in. */
enum ScanLogFormat {
  CARMEN {
    @Override
    boolean isScan(String line) {
      return CarmenReader.isScan(line);
    }
  },
  LASER_SCAN_CSV {
    @Override
    boolean isScan(String line) {
      return LaserScanCsvReader.isScan(line);
    }
  };

  /** CARMEN's records begin with what they are, in capitals. */
  private static final Pattern CARMEN_RECORD =
      Pattern.compile("^[A-Z][A-Z0-9_]+[ \\t]", Pattern.MULTILINE);

  /** Whether a line of this format holds a scan, good or bad. */
  abstract boolean isScan(String line);

  /**
   * The format of a file.
   *
   * @throws DroverException {@code MALFORMED_FILE} that says what it is instead
   */
  static ScanLogFormat of(LogLines lines) {
    ForeignFile.of(lines.head())
        .ifPresent(
            foreign -> {
              throw malformed(lines, foreign.remark());
            });
    String text = lines.headText();
    if (text.lines().anyMatch(LaserScanColumns::isHeader)) {
      return LASER_SCAN_CSV;
    }
    if (CARMEN_RECORD.matcher(text).find()) {
      return CARMEN;
    }
    throw malformed(
        lines,
        "holds no scan: give a CARMEN log with FLASER or ROBOTLASER1 records, or a CSV of"
            + " LaserScans with a header");
  }

  private static DroverException malformed(LogLines lines, String remark) {
    return new DroverException(ErrorCode.MALFORMED_FILE, lines.file() + " " + remark);
  }
}

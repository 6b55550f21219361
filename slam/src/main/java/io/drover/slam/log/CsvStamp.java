package io.drover.slam.log;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where a CSV says when a scan was taken.
 *
 * @param column of it, from 0
 * @param nanosecondsColumn what is to be added, where seconds stand alone
 * @param inNanoseconds whether it counts nanoseconds instead of seconds
 */
record CsvStamp(int column, OptionalInt nanosecondsColumn, boolean inNanoseconds) {
  private static final int DECIMALS = 9;

  /** A tool that took them for real numbers may have written an exponent. */
  private static final Pattern NANOSECONDS =
      Pattern.compile("\\d{1,20}(\\.\\d+)?([eE]\\+?\\d\\d)?");

  /** The best of what there is: of the scan itself rather than of its recording. */
  static CsvStamp of(Map<String, Integer> named) throws BrokenRecordException {
    OptionalInt none = OptionalInt.empty();
    if (named.containsKey("stamp")) {
      return new CsvStamp(named.get("stamp"), none, false);
    }
    if (named.containsKey("header.stamp")) {
      return new CsvStamp(named.get("header.stamp"), none, true);
    }
    if (named.containsKey("header.stamp.secs") && named.containsKey("header.stamp.nsecs")) {
      return new CsvStamp(
          named.get("header.stamp.secs"), OptionalInt.of(named.get("header.stamp.nsecs")), false);
    }
    if (named.containsKey("%time")) {
      return new CsvStamp(named.get("%time"), none, true);
    }
    throw new BrokenRecordException(
        "no column is named stamp or field.header.stamp", "add it to the header");
  }

  /** Seconds as text. */
  String read(RecordFields fields) throws BrokenRecordException {
    if (nanosecondsColumn.isPresent()) {
      long seconds = fields.count(column, "the stamp");
      long nanoseconds = fields.count(nanosecondsColumn.getAsInt(), "the stamp");
      return BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanoseconds, DECIMALS)).toString();
    }
    fields.finite(column, "the stamp");
    String text = fields.text(column);
    if (!inNanoseconds) {
      return text;
    }
    if (!NANOSECONDS.matcher(text).matches()) {
      throw fields.broken(column, "the stamp", "nanoseconds");
    }
    return new BigDecimal(text)
        .movePointLeft(DECIMALS)
        .setScale(DECIMALS, RoundingMode.HALF_UP)
        .toPlainString();
  }
}

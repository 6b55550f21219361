package io.drover.slam.evaluation;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of numbers between blanks.
 *
 * @param first of them as it stands there
 * @param values all of them, finite; not copied
 */
record NumberRow(String first, double[] values) {
  /**
   * The rows of a file, without empty lines and those that begin with {@code #}.
   *
   * @param what the file should hold, for errors
   * @param sizes how many numbers a row may have
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE}
   */
  static List<NumberRow> read(Path file, String what, int... sizes) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check the path and its rights", e);
    }
    List<NumberRow> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).trim();
      if (!line.isEmpty() && !line.startsWith("#")) {
        rows.add(row(line.split("\\s+"), sizes, file + ":" + (i + 1), what));
      }
    }
    if (rows.isEmpty()) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, file + " holds no row: give a file of " + what);
    }
    return rows;
  }

  private static NumberRow row(String[] fields, int[] sizes, String place, String what) {
    double[] values = new double[fields.length];
    try {
      for (int i = 0; i < fields.length; i++) {
        values[i] = Double.parseDouble(fields[i]);
      }
    } catch (NumberFormatException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, place + ": this is no row of numbers: give " + what, e);
    }
    if (Arrays.stream(sizes).noneMatch(size -> size == fields.length)) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE,
          place + ": a row of " + fields.length + " numbers: give " + what);
    }
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, place + ": a number is not finite: give " + what);
    }
    return new NumberRow(fields[0], values);
  }
}

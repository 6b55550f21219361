package io.drover.slam.log;

import io.drover.core.geometry.Pose2;
import java.util.Locale;

/** The fields of a record, each checked when it is asked for. Fields are counted from 0. */
final class RecordFields {
  /** Metres: no robot goes farther, in whatever frame of the Earth it counts. */
  private static final double FARTHEST = 1e8;

  private final String[] fields;

  private RecordFields(String[] fields) {
    this.fields = fields;
  }

  /** Fields between blanks. */
  static RecordFields ofBlanks(String text) {
    return new RecordFields(text.trim().split("\\s+"));
  }

  /** Fields between commas, empty ones too. */
  static RecordFields ofCommas(String text) {
    String[] fields = text.split(",", -1);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i].trim();
    }
    return new RecordFields(fields);
  }

  int size() {
    return fields.length;
  }

  String text(int index) throws BrokenRecordException {
    if (index < 0 || index >= fields.length) {
      throw new BrokenRecordException(
          "this is not a whole record, it ends after field " + fields.length);
    }
    return fields[index];
  }

  /** Refuses a record of other than so many fields. */
  void requireSize(long count) throws BrokenRecordException {
    if (fields.length != count) {
      throw new BrokenRecordException(
          "this is not a whole record, it has " + fields.length + " of " + count + " fields");
    }
  }

  /** A number that is neither infinite nor NaN. */
  double finite(int index, String what) throws BrokenRecordException {
    double value = number(index, what);
    if (!Double.isFinite(value)) {
      throw broken(index, what, "a finite number");
    }
    return value;
  }

  /** A whole number from 0. */
  int count(int index, String what) throws BrokenRecordException {
    try {
      int count = Integer.parseInt(text(index));
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw broken(index, what, "a count");
  }

  /** Metres; infinite or NaN if there is no return. */
  float[] ranges(int first, int count) throws BrokenRecordException {
    float[] ranges = new float[count];
    for (int i = 0; i < count; i++) {
      ranges[i] = range(first + i);
    }
    return ranges;
  }

  /** Metres; infinite or NaN if there is no return. Too near is −∞ by ROS's REP 117. */
  float range(int index) throws BrokenRecordException {
    float range = (float) number(index, "a range");
    if (range < 0 && !Float.isInfinite(range)) {
      throw broken(index, "a range", "metres from 0");
    }
    return range;
  }

  /** Metres, metres, radians. */
  Pose2 pose(int first, String what) throws BrokenRecordException {
    return new Pose2(
        metres(first, what), metres(first + 1, what), finite(first + 2, "the heading of " + what));
  }

  /** Metres that a robot can be away. */
  double metres(int index, String what) throws BrokenRecordException {
    double value = finite(index, what);
    if (Math.abs(value) > FARTHEST) {
      throw broken(index, what, "metres on Earth");
    }
    return value;
  }

  private double number(int index, String what) throws BrokenRecordException {
    String text = text(index);
    if (!text.isEmpty() && text.charAt(text.length() - 1) <= '9' && text.indexOf('x') < 0) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw broken(index, what, "a number");
      }
    }
    // Java's own words, and what C and Python write
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan", "-nan", "+nan" -> Double.NaN;
      case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw broken(index, what, "a number");
    };
  }

  /** What is wrong with a field. */
  BrokenRecordException broken(int index, String what, String wanted) {
    return new BrokenRecordException(
        String.format(
            Locale.ROOT,
            "this is not a whole record, %s in field %d is '%s' where %s must be",
            what,
            index + 1,
            BrokenRecordException.shown(fields[index]),
            wanted));
  }
}

package io.drover.slam.log;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.RobotScan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which column of a CSV of LaserScans holds what. */
final class LaserScanColumns {
  private static final Pattern RANGE = Pattern.compile("ranges?_?\\[?(\\d{1,7})\\]?");

  /** CARMEN's parameters may speak of an angle_min, too. */
  private static final Pattern HEADER =
      Pattern.compile("(^|,)\\s*\"?(field\\.)?angle_min\"?\\s*(,|$)");

  private static final String TIME_INCREMENT = "time_increment";

  private final int size;
  private final Map<String, Integer> named;
  private final int[] ranges;
  private final CsvStamp stamp;

  private LaserScanColumns(int size, Map<String, Integer> named, int[] ranges, CsvStamp stamp) {
    this.size = size;
    this.named = named;
    this.ranges = ranges;
    this.stamp = stamp;
  }

  /** Whether a line names columns of LaserScans. */
  static boolean isHeader(String line) {
    return line.contains("angle_min") && HEADER.matcher(line).find();
  }

  /** Reads a header. */
  static LaserScanColumns of(String header) throws BrokenRecordException {
    String[] columns = header.split(",", -1);
    Map<String, Integer> named = new HashMap<>();
    Map<Integer, Integer> beams = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      String name = columns[i].trim().replace("\"", "").replaceFirst("^field\\.", "");
      Matcher range = RANGE.matcher(name);
      boolean again =
          range.matches()
              ? beams.put(Integer.valueOf(range.group(1)), i) != null
              : !name.isEmpty() && named.put(name, i) != null;
      if (again) {
        throw new BrokenRecordException(
            "two columns are named " + BrokenRecordException.shown(name), "name each once");
      }
    }
    for (String name : new String[] {"angle_min", "angle_increment", "range_max"}) {
      require(named, name);
    }
    return new LaserScanColumns(columns.length, named, inOrder(beams), CsvStamp.of(named));
  }

  private static void require(Map<String, Integer> named, String name)
      throws BrokenRecordException {
    if (!named.containsKey(name)) {
      throw new BrokenRecordException("no column is named " + name, "add it to the header");
    }
  }

  private static int[] inOrder(Map<Integer, Integer> beams) throws BrokenRecordException {
    int[] ranges = new int[beams.size()];
    for (int i = 0; i < ranges.length; i++) {
      if (!beams.containsKey(i)) {
        throw new BrokenRecordException(
            "there is no column of range " + i, "number ranges from 0, none left out");
      }
      ranges[i] = beams.get(i);
    }
    if (ranges.length == 0) {
      throw new BrokenRecordException("there are no columns of ranges", "add range0,range1,…");
    }
    return ranges;
  }

  /** The scan of a row. */
  RobotScan scan(RecordFields fields) throws BrokenRecordException {
    fields.requireSize(size);
    double nearest =
        named.containsKey("range_min") ? fields.finite(named.get("range_min"), "range_min") : 0;
    float[] metres = new float[ranges.length];
    for (int i = 0; i < metres.length; i++) {
      float range = fields.range(ranges[i]);
      metres[i] = range < nearest ? 0 : range;
    }
    return new RobotScan(
        TextScanLog.laserScan(
            stamp.read(fields),
            finite(fields, "angle_min"),
            finite(fields, "angle_increment"),
            metres,
            finite(fields, "range_max")),
        pose(fields, "laser_").orElse(Pose2.IDENTITY),
        pose(fields, ""));
  }

  /** From the first beam of a row's scan to its last; 0 if the file does not tell. */
  double sweepSeconds(RecordFields fields) throws BrokenRecordException {
    if (!named.containsKey(TIME_INCREMENT)) {
      return 0;
    }
    double seconds = finite(fields, TIME_INCREMENT);
    if (seconds < 0) {
      throw fields.broken(named.get(TIME_INCREMENT), TIME_INCREMENT, "seconds from beam to beam");
    }
    return seconds * (ranges.length - 1);
  }

  private double finite(RecordFields fields, String name) throws BrokenRecordException {
    return fields.finite(named.get(name), name);
  }

  /** A pose of three columns; empty if not all are there. */
  private Optional<Pose2> pose(RecordFields fields, String prefix) throws BrokenRecordException {
    String[] names = {prefix + "x", prefix + "y", prefix + "theta"};
    if (!Arrays.stream(names).allMatch(named::containsKey)) {
      return Optional.empty();
    }
    return Optional.of(
        new Pose2(
            fields.metres(named.get(names[0]), names[0]),
            fields.metres(named.get(names[1]), names[1]),
            fields.finite(named.get(names[2]), names[2])));
  }
}

package io.drover.rl.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.rl.flight.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A learning curve as it was written beside a policy.
 *
 * @param objective that was learnt for
 * @param points one for each validation, at least one
 */
public record WrittenCurve(Objective objective, List<Point> points) {
  static final String STEP = "global_step";
  static final String VALIDATION = "charts/validation_";
  static final String SECONDS = "charts/elapsed_seconds";

  /**
   * A validation.
   *
   * @param step environment steps before it
   * @param seconds of learning before it, measured; NaN if that is not known
   * @param validation QoN, or latency in seconds, as the objective is
   */
  public record Point(long step, double seconds, double validation) {}

  public WrittenCurve {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a learning curve has at least one validation");
    }
  }

  /**
   * Reads CSV with the columns that it needs, in any order.
   *
   * @param name of the file, for errors
   * @throws DroverException {@code MALFORMED_FILE}
   */
  public static WrittenCurve parse(String name, String csv) {
    List<String> lines = csv.lines().filter(line -> !line.isBlank()).toList();
    List<String> columns = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
    Objective objective =
        Stream.of(Objective.values())
            .filter(known -> columns.contains(VALIDATION + known.label()))
            .findFirst()
            .orElseThrow(() -> malformed(name, "it has no column " + VALIDATION + "…"));
    int step = columns.indexOf(STEP);
    int seconds = columns.indexOf(SECONDS);
    int validation = columns.indexOf(VALIDATION + objective.label());
    if (step < 0 || lines.size() < 2) {
      throw malformed(name, "it has no column " + STEP + ", or no row");
    }
    List<Point> points = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      try {
        points.add(
            new Point(
                Long.parseLong(cells[step]),
                seconds < 0 ? Double.NaN : Double.parseDouble(cells[seconds]),
                Double.parseDouble(cells[validation])));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw malformed(name, "line " + (i + 1) + " is not a row of numbers");
      }
    }
    return new WrittenCurve(objective, points);
  }

  /**
   * Reads a file.
   *
   * @throws DroverException {@code MALFORMED_FILE} or {@code FILE_NOT_READABLE}
   */
  public static WrittenCurve read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check the folder", e);
    }
  }

  /** The validation by which the policy was chosen. */
  public Point best() {
    Comparator<Point> byReward =
        Comparator.comparingDouble(point -> objective.figure(point.validation()));
    return points.stream().max(byReward).orElseThrow();
  }

  /** The last validation: the whole learning's steps and seconds. */
  public Point last() {
    return points.get(points.size() - 1);
  }

  private static DroverException malformed(String name, String problem) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE,
        name + " is not a learning curve: " + problem + "; learn the policy again");
  }
}

package io.drover.bench.a3d;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanInterval;
import io.drover.core.statistics.MeanRatio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that must hold, and what was found.
 *
 * @param what must hold
 * @param where it was looked at: flights and links
 * @param bar the figure to reach, as it is read
 * @param found as it is read
 * @param verdict by the mean; the interval is for the reader
 */
record Target(String what, String where, String bar, Cell found, String verdict) {
  private static final List<String> COLUMNS = List.of("must hold", "bar", "found", "verdict");
  private static final String MET = "met";
  private static final String MISSED = "missed";

  /**
   * A figure that must be at least so much.
   *
   * @param format of the figure and of the bar
   */
  static Target atLeast(double bar, String what, String where, MeanInterval found, String format) {
    return of("≥ ", bar, what, where, found, format, found.mean() >= bar);
  }

  /** A figure that must be at most so much. */
  static Target atMost(double bar, String what, String where, MeanInterval found, String format) {
    return of("≤ ", bar, what, where, found, format, found.mean() <= bar);
  }

  /** What was not among what was given or asked for, with the reason as its place. */
  static Target notRun(String what, String why) {
    return new Target(what, why, "", new Cell.Number(Double.NaN, "%.0f"), "not run");
  }

  /** A ratio as percent. */
  static MeanInterval percent(MeanRatio ratio) {
    return new MeanInterval(100 * ratio.ratio(), 100 * ratio.halfWidth());
  }

  /** What a ratio is above one, as percent. */
  static MeanInterval percentMore(MeanRatio ratio) {
    return new MeanInterval(100 * (ratio.ratio() - 1), 100 * ratio.halfWidth());
  }

  /** A share as percent. */
  static MeanInterval percent(MeanInterval share) {
    return new MeanInterval(100 * share.mean(), 100 * share.halfWidth());
  }

  /** One table for each place where something was looked at, in the order in which they come. */
  static List<Table> tables(List<Target> targets) {
    Map<String, List<List<Cell>>> rows = new LinkedHashMap<>();
    for (Target target : targets) {
      rows.computeIfAbsent(target.where(), where -> new ArrayList<>()).add(target.row());
    }
    return rows.entrySet().stream()
        .map(place -> new Table(place.getKey(), COLUMNS, place.getValue()))
        .toList();
  }

  private List<Cell> row() {
    return List.of(new Cell.Text(what), new Cell.Text(bar), found, new Cell.Text(verdict));
  }

  private static Target of(
      String sign,
      double bar,
      String what,
      String where,
      MeanInterval found,
      String format,
      boolean met) {
    Cell cell =
        Double.isNaN(found.halfWidth())
            ? new Cell.Number(found.mean(), format)
            : new Cell.Estimate(found.mean(), found.halfWidth(), format);
    return new Target(
        what,
        where,
        sign + new Cell.Number(bar, format).text(),
        cell,
        Double.isNaN(found.mean()) ? "not run" : met ? MET : MISSED);
  }
}

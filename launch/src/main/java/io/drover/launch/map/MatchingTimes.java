package io.drover.launch.map;

import io.drover.core.statistics.Percentiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long scans took to be matched, and whether that grows with the map; seconds.
 *
 * @param scans how many
 * @param p50 median of all
 * @param p95 likewise
 * @param p99 likewise
 * @param worst of all
 * @param secondTenth median of the second tenth of the scans; the first one still warms up
 * @param lastTenth median of the last one
 * @param course median and 95th percentile of consecutive equal parts
 */
record MatchingTimes(
    int scans,
    double p50,
    double p95,
    double p99,
    double worst,
    double secondTenth,
    double lastTenth,
    List<List<Double>> course) {
  private static final int MOST_PARTS = 120;
  private static final int LEAST_SCANS = 20;
  private static final int TENTHS = 10;
  private static final double MEDIAN = 0.5;
  private static final double HIGH = 0.95;

  MatchingTimes {
    course = List.copyOf(course);
  }

  /**
   * Of each scan, in the order in which they came; nothing of fewer than ten.
   *
   * @param seconds that it took
   */
  static Optional<MatchingTimes> of(double[] seconds) {
    if (seconds.length < TENTHS) {
      return Optional.empty();
    }
    Percentiles all = new Percentiles(seconds);
    int parts = Math.max(1, Math.min(MOST_PARTS, seconds.length / LEAST_SCANS));
    List<List<Double>> course = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      Percentiles within = part(seconds, part, parts);
      course.add(List.of(within.at(MEDIAN), within.at(HIGH)));
    }
    return Optional.of(
        new MatchingTimes(
            seconds.length,
            all.at(MEDIAN),
            all.at(HIGH),
            all.at(0.99),
            all.at(1),
            part(seconds, 1, TENTHS).at(MEDIAN),
            part(seconds, TENTHS - 1, TENTHS).at(MEDIAN),
            course));
  }

  private static Percentiles part(double[] seconds, int part, int parts) {
    long length = seconds.length;
    int from = (int) (length * part / parts);
    int end = (int) (length * (part + 1) / parts);
    return new Percentiles(Arrays.copyOfRange(seconds, from, end));
  }

  /** Figures for programs, seconds. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("p50", p50);
    figures.put("p99", p99);
    figures.put("worst", worst);
    figures.put("second_tenth", secondTenth);
    figures.put("last_tenth", lastTenth);
    return figures;
  }
}

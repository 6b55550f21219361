package io.drover.bench.a3d;

import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.core.statistics.MeanInterval;
import io.drover.launch.site.FlightEnd;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A figure of flights that is reported as a mean with its interval.
 *
 * @param column its name
 * @param format of one value
 */
record Measure(
    String column, String format, Optional<Better> better, ToDoubleFunction<Landing> of) {
  static final Measure DISTANCE =
      new Measure("distance", "%.0f m", Optional.of(Better.HIGHER), Landing::distanceMetres);
  static final Measure COMPLETED =
      new Measure(
          "completed",
          "%.0f%%",
          Optional.of(Better.HIGHER),
          landing -> 100 * landing.ended(FlightEnd.COMPLETED));
  static final Measure DEPARTED =
      new Measure(
          "departed",
          "%.0f%%",
          Optional.of(Better.LOWER),
          landing -> 100 * landing.ended(FlightEnd.DEPARTED));
  static final Measure TIMED_OUT =
      new Measure(
          "timed out",
          "%.0f%%",
          Optional.of(Better.LOWER),
          landing -> 100 * landing.ended(FlightEnd.TIMED_OUT));
  static final Measure QUALITY =
      new Measure("QoN", "%.3f", Optional.of(Better.HIGHER), Landing::qualityOfNavigation);
  static final Measure LATENCY =
      new Measure("latency", "%.3f s", Optional.of(Better.LOWER), Landing::latencySeconds);
  static final Measure SPEED =
      new Measure(
          "mean speed",
          "%.2f m/s",
          Optional.empty(),
          landing -> landing.distanceMetres() / landing.seconds());

  /** Over flights; those that say nothing do not count. */
  MeanInterval over(List<Landing> landings) {
    return MeanInterval.of(
        landings.stream().mapToDouble(of).filter(value -> !Double.isNaN(value)).toArray());
  }

  Cell cell(List<Landing> landings) {
    MeanInterval mean = over(landings);
    return new Cell.Estimate(mean.mean(), mean.halfWidth(), format);
  }
}

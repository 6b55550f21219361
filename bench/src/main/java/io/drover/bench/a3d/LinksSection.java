package io.drover.bench.a3d;

import io.drover.bench.flights.TestTrace;
import io.drover.bench.report.Axis;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.statistics.Percentiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The uplinks that everything else is tested on. */
final class LinksSection implements A3dSection {
  private static final double SAMPLE_SECONDS = 0.5;
  private static final double SLOW_BITS_PER_SECOND = 1e6;

  @Override
  public String id() {
    return "links";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    List<List<Cell>> rows = new ArrayList<>();
    for (TestTrace trace : data.traces()) {
      rows.add(row(trace));
    }
    return new Section(
        id(),
        "Test links",
        "Uplinks of which nothing has learnt any part. A frame of 448² at JPEG 95 has about 70 kB:"
            + " at 1 Mbit/s it takes more than half a second.",
        Kind.SIMULATED,
        List.of(
            new Table(
                "Rates in Mbit/s",
                List.of(
                    "link", "origin", "period", "mean", "10%", "median", "90%", "below 1 Mbit/s"),
                rows)),
        List.of(
            new Chart(
                ChartType.CDF,
                "Bandwidth",
                new Axis("Mbit/s", true),
                new Axis("share of time at or below", false),
                distributions(data.traces()))));
  }

  /** Of each shipped one, and of all given ones together: they may be many. */
  private static List<Series> distributions(List<TestTrace> traces) {
    List<Series> series = new ArrayList<>();
    of(traces, TestTrace.Origin.SHIPPED)
        .forEach(trace -> series.add(Series.samples(trace.name(), megabits(trace.trace()))));
    double[] given =
        of(traces, TestTrace.Origin.GIVEN).stream()
            .flatMapToDouble(trace -> Arrays.stream(megabits(trace.trace())))
            .toArray();
    if (given.length > 0) {
      series.add(Series.samples("all given", given));
    }
    return series;
  }

  private static List<TestTrace> of(List<TestTrace> traces, TestTrace.Origin origin) {
    return traces.stream().filter(trace -> trace.origin() == origin).toList();
  }

  private static List<Cell> row(TestTrace test) {
    BandwidthTrace trace = test.trace();
    double[] megabits = megabits(trace);
    Percentiles percentiles = new Percentiles(megabits);
    double slow = Arrays.stream(megabits).filter(rate -> rate < SLOW_BITS_PER_SECOND / 1e6).count();
    return List.of(
        new Cell.Text(test.name()),
        new Cell.Text(test.origin().label()),
        new Cell.Number(trace.periodSeconds(), "%.0f s"),
        new Cell.Number(trace.meanBitsPerSecond() / 1e6, "%.2f"),
        new Cell.Number(percentiles.at(0.1), "%.2f"),
        new Cell.Number(percentiles.at(0.5), "%.2f"),
        new Cell.Number(percentiles.at(0.9), "%.2f"),
        new Cell.Number(100 * slow / megabits.length, "%.0f%%"));
  }

  private static double[] megabits(BandwidthTrace trace) {
    int samples = Math.max(1, (int) (trace.periodSeconds() / SAMPLE_SECONDS));
    return IntStream.range(0, samples)
        .mapToDouble(i -> trace.bitsPerSecondAt(i * SAMPLE_SECONDS) / 1e6)
        .toArray();
  }
}

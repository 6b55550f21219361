package io.drover.bench.edge;

import io.drover.bench.flights.TestFrame;
import io.drover.bench.hostile.HostileSoak;
import io.drover.bench.process.EdgeVitals;
import io.drover.bench.report.Axis;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanRatio;
import io.drover.core.statistics.Percentiles;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A drone that is served while others send what no drone would. */
record HostileSection() implements EdgeSection {
  private static final int SIDE = 448;
  private static final int QUALITY = 80;
  private static final double WARM_UP_SECONDS = 30;
  private static final double MEGA = 1e6;
  private static final double[] SHARES = {0.5, 0.95, 0.99};

  @Override
  public String id() {
    return "hostile";
  }

  @Override
  public Section run(EdgeBenchData data, EdgeBenchOptions options) {
    byte[] frame;
    try (FrameCodec codec = new FrameCodec()) {
      frame = codec.encode(TestFrame.of(SIDE), new JpegQuality(QUALITY));
    }
    HostileSoak soak =
        HostileSoak.run(
            frame,
            options.hostileRequests(),
            options.hostilePerSecond(),
            options.hostileRounds(),
            WARM_UP_SECONDS);
    return new Section(
        id(),
        "Hostile requests",
        String.format(
            Locale.ROOT,
            "One drone sends frames of %d² at quality %d to an edge in a process of its own, ten a"
                + " second; in %d rounds it is alone for a while, and then %d hostile requests a"
                + " second come beside its frames, on the same machine and from the same address,"
                + " without certificates. Latencies count from when a frame was due; the change is that"
                + " of the mean over rounds of each round's percentile, ± half of its 95%% interval."
                + " Memory is what remains after a collection. The edge %s, and wrote %d lines to its log.",
            SIDE,
            QUALITY,
            options.hostileRounds(),
            Math.round(options.hostilePerSecond()),
            soak.survived() ? "served to the end" : "did not survive",
            soak.logLines()),
        Kind.MEASURED,
        List.of(latencies(soak), memory(soak), outcomes(soak)),
        List.of(
            new Chart(
                ChartType.CDF,
                "Latency of the drone",
                new Axis("latency, s", true),
                new Axis("share of frames", false),
                List.of(
                    Series.samples("alone", all(soak.alone())),
                    Series.samples("attacked", all(soak.attacked()))))));
  }

  private static Table latencies(HostileSoak soak) {
    List<Cell> change = new ArrayList<>(List.of(new Cell.Text("change")));
    change.add(new Cell.Text(""));
    change.add(new Cell.Text(""));
    for (double share : SHARES) {
      MeanRatio ratio = MeanRatio.of(byRound(soak.attacked(), share), byRound(soak.alone(), share));
      change.add(new Cell.Estimate(100 * (ratio.ratio() - 1), 100 * ratio.halfWidth(), "%+.0f%%"));
    }
    return new Table(
        "The drone",
        List.of("drone", "frames", "lost", "p50", "p95", "p99"),
        List.of(latency("alone", soak.alone()), latency("attacked", soak.attacked()), change));
  }

  private static List<Cell> latency(String name, List<HostileSoak.Round> rounds) {
    double[] all = all(rounds);
    int lost = rounds.stream().mapToInt(HostileSoak.Round::lost).sum();
    List<Cell> row = new ArrayList<>(List.of(new Cell.Text(name)));
    row.add(new Cell.Number(all.length + lost, "%.0f"));
    row.add(new Cell.Number(lost, "%.0f"));
    Percentiles seconds = new Percentiles(all);
    for (double share : SHARES) {
      row.add(new Cell.Number(1e3 * seconds.at(share), "%.1f ms"));
    }
    return row;
  }

  private static double[] all(List<HostileSoak.Round> rounds) {
    return rounds.stream().flatMapToDouble(round -> Arrays.stream(round.seconds())).toArray();
  }

  private static double[] byRound(List<HostileSoak.Round> rounds, double share) {
    return rounds.stream()
        .mapToDouble(round -> new Percentiles(round.seconds()).at(share))
        .toArray();
  }

  private static Table memory(HostileSoak soak) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < soak.vitals().size(); i++) {
      EdgeVitals vitals = soak.vitals().get(i);
      rows.add(
          List.of(
              new Cell.Text(i == 0 ? "before" : "after round " + i),
              new Cell.Number(vitals.heapBytes() / MEGA, "%.1f MB"),
              new Cell.Number(vitals.directBytes() / MEGA, "%.1f MB"),
              new Cell.Number(vitals.threads(), "%.0f"),
              new Cell.Number(vitals.files(), "%.0f")));
    }
    return new Table("The edge", List.of("when", "heap", "direct", "threads", "files"), rows);
  }

  private static Table outcomes(HostileSoak soak) {
    List<List<Cell>> rows = new ArrayList<>();
    soak.outcomes()
        .told()
        .forEach((kind, told) -> rows.add(List.of(new Cell.Text(kind), new Cell.Text(told))));
    return new Table(
        soak.outcomes().all() + " hostile requests", List.of("request", "outcome"), rows);
  }
}

package io.drover.bench.edge;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanInterval;
import io.drover.core.statistics.MeanRatio;
import io.drover.launch.policy.AllocatorName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * A3D's comparison with several drones: who should have how many of an edge server's cores.
 *
 * @param id of the section
 * @param title for readers
 * @param drone what drones are, for readers
 * @param droneFactor on the seconds of inference on board
 */
record SwarmSection(String id, String title, String drone, double droneFactor)
    implements EdgeSection {
  private static final AllocatorName OURS = new AllocatorName("quality");
  private static final AllocatorName EVEN = new AllocatorName("even");
  private static final AllocatorName AGNOSTIC = new AllocatorName("agnostic");
  private static final List<AllocatorName> ALLOCATORS =
      AllocatorName.all().stream().map(AllocatorName::new).toList();

  @Override
  public Section run(EdgeBenchData data, EdgeBenchOptions options) {
    List<SwarmCase> herds =
        options.herds().stream().map(n -> new SwarmCase(n, options.herdCores())).toList();
    List<SwarmCase> edges =
        options.edges().stream().map(cores -> new SwarmCase(options.fewDrones(), cores)).toList();
    List<SwarmCase> all = new ArrayList<>(herds);
    all.addAll(edges);
    SwarmTrials trials =
        SwarmTrials.fly(
            all,
            ALLOCATORS,
            data.flights(),
            data.links(),
            data.scheduler(),
            options,
            droneFactor,
            "flying swarms, " + title);
    return new Section(
        id,
        title,
        String.format(
            Locale.ROOT,
            "Drones that share one edge server, each on a random route and an uplink of its own for"
                + " %.0f s, all under the scheduler a3d; %s; at the edge 0.08 s with four cores and"
                + " no faster with more. Cores are shared anew four times a second. Agnostic drones"
                + " are told that they have all of them. Allocators of a seed fly the same swarm. ±"
                + " is half of the 95%% interval over seeds (Student's t).",
            options.flightSeconds(),
            drone),
        Kind.SIMULATED,
        List.of(
            table("QoN, mean over drones", all, trials::quality, "%.4f"),
            table("QoN of the worst drone", all, trials::worstQuality, "%.4f"),
            latency(all, trials),
            gains(all, trials)),
        List.of(
            chart(
                String.format(Locale.ROOT, "QoN on %.0f cores", options.herdCores()),
                "drones",
                herds,
                options.herds().stream().mapToDouble(n -> n).toArray(),
                trials),
            chart(
                "QoN of " + options.fewDrones() + " drones",
                "cores",
                edges,
                options.edges().stream().mapToDouble(c -> c).toArray(),
                trials)));
  }

  private static Table table(
      String title,
      List<SwarmCase> cases,
      BiFunction<SwarmCase, AllocatorName, double[]> figure,
      String format) {
    List<String> columns = new ArrayList<>(List.of("swarm"));
    ALLOCATORS.forEach(allocator -> columns.add(allocator.value()));
    List<List<Cell>> rows = new ArrayList<>();
    for (SwarmCase which : cases) {
      List<Cell> row = new ArrayList<>(List.of(new Cell.Text(which.label())));
      for (AllocatorName allocator : ALLOCATORS) {
        MeanInterval mean = MeanInterval.of(figure.apply(which, allocator));
        row.add(new Cell.Estimate(mean.mean(), mean.halfWidth(), format));
      }
      rows.add(row);
    }
    return new Table(title, columns, rows);
  }

  private static Table latency(List<SwarmCase> cases, SwarmTrials trials) {
    return table("Latency, mean over drones", cases, trials::latencySeconds, "%.3f s");
  }

  private static Table gains(List<SwarmCase> cases, SwarmTrials trials) {
    List<String> columns =
        List.of("swarm", "more than even", "than agnostic", "than the better of them");
    List<List<Cell>> rows = new ArrayList<>();
    for (SwarmCase which : cases) {
      MeanRatio even = trials.ratio(which, OURS, EVEN);
      MeanRatio agnostic = trials.ratio(which, OURS, AGNOSTIC);
      MeanRatio better = even.ratio() < agnostic.ratio() ? even : agnostic;
      rows.add(
          List.of(new Cell.Text(which.label()), percent(even), percent(agnostic), percent(better)));
    }
    return new Table("QoN under quality", columns, rows)
        .with("than the better of them", Better.HIGHER);
  }

  private static Cell percent(MeanRatio ratio) {
    return new Cell.Estimate(100 * (ratio.ratio() - 1), 100 * ratio.halfWidth(), "%.2f%%");
  }

  private static Chart chart(
      String title, String axis, List<SwarmCase> cases, double[] x, SwarmTrials trials) {
    List<Series> lines = new ArrayList<>();
    for (AllocatorName allocator : ALLOCATORS) {
      double[] mean = new double[x.length];
      double[] half = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        MeanInterval interval = MeanInterval.of(trials.quality(cases.get(i), allocator));
        mean[i] = interval.mean();
        half[i] = interval.halfWidth();
      }
      lines.add(new Series(allocator.value(), x, mean, half));
    }
    return new Chart(ChartType.LINE, title, new Axis(axis, false), new Axis("QoN", false), lines);
  }
}

package io.drover.bench.a3d;

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
import io.drover.launch.policy.PolicyNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What finer choices gain: more resolutions, more qualities, a second edge server. */
final class GridSection implements A3dSection {
  private static final String LEARNT = "grid/fine";
  private static final ChoiceGrid COARSEST = ChoiceGrid.ALL.get(0);

  @Override
  public String id() {
    return "grid";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    List<GridPolicy> policies =
        GridPolicy.all(data.scheduler(), PolicyNetwork.resource(GridSection.class, LEARNT));
    GridFlights flown =
        GridFlights.fly(ChoiceGrid.ALL, policies, data.flightsAt(ChoiceGrid.FINE), data.traces());
    List<Table> tables = new ArrayList<>();
    ChoiceGrid.ALL.forEach(grid -> tables.add(table(grid, policies, flown)));
    tables.add(gains(policies, flown));
    return new Section(
        id(),
        "Finer choices",
        "The random route of each seed, recorded once at 5 resolutions (448, 336, 224, 168, 112) ×"
            + " 5 qualities (95, 80, 60, 30, 10) and flown with all or some of these, over all test"
            + " links. 3×3 are A3D's own: 12 actions with one edge server; the finest grid has 55."
            + " A second edge server is like the first, but its uplink is the test link half of the"
            + " list further on. The network was not made for 168²: it reduces an image by a whole"
            + " number to about 112² and cannot reduce this one, so that a policy has to find out"
            + " which choices are none. The best static action is chosen in hindsight for each"
            + " link. a3d has learnt on 3×3 with one edge; where its network scores each action by"
            + " itself, it chooses from any grid. The other one has learnt on the finest, for 300,000"
            + " steps on 24 flights by one seed. ± is half of the 95% interval over seeds (Student's"
            + " t).",
        Kind.SIMULATED,
        tables,
        List.of(chart(policies, flown)));
  }

  private static Table table(ChoiceGrid grid, List<GridPolicy> policies, GridFlights flown) {
    double[] oracle = flown.quality(grid, GridPolicy.ORACLE);
    List<List<Cell>> rows = new ArrayList<>();
    for (GridPolicy policy : policies) {
      double[] quality = flown.quality(grid, policy.name());
      MeanRatio share = MeanRatio.of(quality, oracle);
      rows.add(
          List.of(
              new Cell.Text(policy.name()),
              estimate(MeanInterval.of(quality), "%.4f"),
              new Cell.Estimate(100 * share.ratio(), 100 * share.halfWidth(), "%.1f%%"),
              estimate(MeanInterval.of(flown.latencySeconds(grid, policy.name())), "%.3f s")));
    }
    return new Table(
            grid.name() + ": " + grid.space().size() + " actions",
            List.of("policy", "QoN", "of the oracle's", "latency"),
            rows)
        .with("QoN", Better.HIGHER)
        .with("latency", Better.LOWER);
  }

  private static Table gains(List<GridPolicy> policies, GridFlights flown) {
    List<ChoiceGrid> finer = ChoiceGrid.ALL.subList(1, ChoiceGrid.ALL.size());
    List<String> columns = new ArrayList<>(List.of("policy"));
    finer.forEach(grid -> columns.add(grid.name()));
    finer.forEach(grid -> columns.add("latency, " + grid.name()));
    List<List<Cell>> rows = new ArrayList<>();
    for (GridPolicy policy : policies) {
      List<Cell> row = new ArrayList<>(List.of(new Cell.Text(policy.name())));
      finer.forEach(grid -> row.add(gain(grid, policy, flown::quality, "%.4f")));
      finer.forEach(grid -> row.add(gain(grid, policy, flown::latencySeconds, "%.3f s")));
      rows.add(row);
    }
    return new Table("QoN and latency less those with " + COARSEST.name(), columns, rows);
  }

  private static Cell gain(
      ChoiceGrid grid,
      GridPolicy policy,
      BiFunction<ChoiceGrid, String, double[]> figure,
      String format) {
    return estimate(
        MeanInterval.ofDifferences(
            figure.apply(grid, policy.name()), figure.apply(COARSEST, policy.name())),
        format);
  }

  private static Cell estimate(MeanInterval interval, String format) {
    return new Cell.Estimate(interval.mean(), interval.halfWidth(), format);
  }

  private static Chart chart(List<GridPolicy> policies, GridFlights flown) {
    List<Series> lines = new ArrayList<>();
    for (GridPolicy policy : policies) {
      int grids = ChoiceGrid.ALL.size();
      double[] number = new double[grids];
      double[] mean = new double[grids];
      double[] half = new double[grids];
      for (int i = 0; i < grids; i++) {
        ChoiceGrid grid = ChoiceGrid.ALL.get(i);
        MeanInterval interval = MeanInterval.of(flown.quality(grid, policy.name()));
        number[i] = i;
        mean[i] = interval.mean();
        half[i] = interval.halfWidth();
      }
      lines.add(new Series(policy.name(), number, mean, half));
    }
    return new Chart(
        ChartType.BAR,
        "QoN by grid",
        Axis.of("grid", ChoiceGrid.ALL.stream().map(ChoiceGrid::name).toList()),
        new Axis("QoN", false),
        lines);
  }
}

package io.drover.bench.slam;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.slam.placement.PlacementProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** t_c of rounds by the way in which they are spread, and when speeds are other ones. */
final class RoundTables {
  /** RecSLAM's own saving against Cloud by the number of robots, percent. */
  private static final Map<Integer, Double> PUBLISHED = Map.of(6, -39.31, 8, -26.5, 10, -12.96);

  private static final Map<String, Double> FACTORS = factors();

  private final RecSlamConfig config;
  private final RecSlamEffort effort;

  private static Map<String, Double> factors() {
    Map<String, Double> factors = new LinkedHashMap<>();
    factors.put("¼", 0.25);
    factors.put("½", 0.5);
    factors.put("2", 2.0);
    factors.put("4", 4.0);
    return factors;
  }

  RoundTables(RecSlamConfig config, RecSlamEffort effort) {
    this.config = config;
    this.effort = effort;
  }

  Table rounds(BuildingSurvey building, boolean equal) {
    List<String> columns = new ArrayList<>(List.of("way"));
    for (int robots : effort.robots()) {
      columns.add(robots + " robots");
      columns.add("against Cloud at " + robots);
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (PlacementMethod method : PlacementMethod.values()) {
      List<Cell> row = new ArrayList<>(List.of(new Cell.Text(method.title())));
      for (int robots : effort.robots()) {
        List<PlacementProblem> rounds = building.problems(robots, equal, config);
        row.add(new Cell.Number(method.seconds(rounds, effort.randomSeeds()), "%.3f s"));
        row.add(percent(method.againstCloud(rounds, effort.randomSeeds())));
      }
      rows.add(row);
    }
    List<Cell> published = new ArrayList<>(List.of(new Cell.Text("RecSLAM, published")));
    for (int robots : effort.robots()) {
      published.add(new Cell.Number(Double.NaN, "%.3f s"));
      published.add(percent(PUBLISHED.getOrDefault(robots, Double.NaN)));
    }
    rows.add(published);
    Table table =
        new Table(
            "t_c of a round, %s, %d %s edges (simulated)"
                .formatted(building.name(), config.edges(), equal ? "equal" : "unequal"),
            columns,
            rows);
    for (int robots : effort.robots()) {
      table = table.with(robots + " robots", Better.LOWER);
    }
    return table;
  }

  Chart chart(BuildingSurvey building) {
    List<Series> series = new ArrayList<>();
    double[] x = IntStream.range(0, effort.robots().size()).asDoubleStream().toArray();
    for (PlacementMethod method : PlacementMethod.values()) {
      double[] seconds =
          effort.robots().stream()
              .mapToDouble(
                  robots ->
                      method.seconds(building.problems(robots, true, config), effort.randomSeeds()))
              .toArray();
      series.add(new Series(method.title(), x, seconds));
    }
    return new Chart(
        ChartType.BAR,
        "A round in an %s, equal edges".formatted(building.name()),
        Axis.of("robots", effort.robots().stream().map(String::valueOf).toList()),
        new Axis("t_c, s", false),
        series);
  }

  /** Savings when one speed at a time is another one. */
  Table sensitivity(BuildingSurvey building) {
    int few = effort.robots().get(0);
    int many = effort.mostRobots();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(savings("as in the file", building, config, few, many));
    for (SpeedKnob knob : SpeedKnob.values()) {
      FACTORS.forEach(
          (name, factor) ->
              rows.add(
                  savings(
                      knob.title() + " × " + name,
                      building,
                      config.scaled(knob, factor),
                      few,
                      many)));
    }
    return new Table(
        "Against Cloud when a speed is another one, %s, equal edges (simulated)"
            .formatted(building.name()),
        few == many
            ? List.of("speed", "Cloud", "RecSLAM", "joint")
            : List.of(
                "speed",
                "Cloud at " + few,
                "RecSLAM at " + few,
                "joint at " + few,
                "Cloud at " + many,
                "RecSLAM at " + many,
                "joint at " + many),
        rows);
  }

  private List<Cell> savings(
      String name, BuildingSurvey building, RecSlamConfig speeds, int few, int many) {
    List<Cell> row = new ArrayList<>(List.of(new Cell.Text(name)));
    for (int robots : few == many ? List.of(few) : List.of(few, many)) {
      List<PlacementProblem> rounds = building.problems(robots, true, speeds);
      row.add(new Cell.Number(PlacementMethod.CLOUD.seconds(rounds, 1), "%.3f s"));
      row.add(percent(PlacementMethod.RECSLAM.againstCloud(rounds, 1)));
      row.add(percent(PlacementMethod.JOINT.againstCloud(rounds, 1)));
    }
    return row;
  }

  private static Cell percent(double value) {
    return new Cell.Number(value, "%+.1f%%");
  }
}

package io.drover.bench.slam;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.slam.placement.JointPlanner;
import io.drover.slam.placement.JointPlannerOptions;
import io.drover.slam.placement.PlacementPlanner;
import io.drover.slam.placement.TwoStagePlanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** t_c of rounds by the way in which they are spread, and when speeds are other ones. */
final class RoundTables {
  /** RecSLAM's own saving against Cloud by the number of robots, percent. */
  private static final Map<Integer, Double> PUBLISHED = Map.of(6, -39.31, 8, -26.5, 10, -12.96);

  private static final Map<String, Double> FACTORS = factors();

  private static final PlacementPlanner RECSLAM = TwoStagePlanner.recSlam();
  private static final PlacementPlanner JOINT = new JointPlanner(JointPlannerOptions.DEFAULT);

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
        List<Round> rounds = building.rounds(robots, equal, config);
        row.add(new Cell.Number(method.seconds(rounds, effort.randomSeeds()), "%.3f s"));
        row.add(percent(method.against(PlacementMethod.CLOUD, rounds, effort.randomSeeds())));
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

  /** What planning gains on groups by lot and on groups that only grow. */
  Table groupings(BuildingSurvey building, boolean equal) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int robots : effort.robots()) {
      List<Round> rounds = building.rounds(robots, equal, config);
      List<Cell> row = new ArrayList<>(List.of(new Cell.Number(robots, "%.0f")));
      for (PlacementMethod method : List.of(PlacementMethod.RECSLAM, PlacementMethod.JOINT)) {
        row.add(percent(method.against(PlacementMethod.RANDOM, rounds, effort.randomSeeds())));
        row.add(percent(method.against(PlacementMethod.GREEDY, rounds, effort.randomSeeds())));
      }
      rows.add(row);
    }
    rows.add(
        List.of(
            new Cell.Text("published, at most"),
            percent(-53.4),
            percent(-12.2),
            percent(Double.NaN),
            percent(Double.NaN)));
    return new Table(
        "t_c against other groups, %s, %s edges (simulated)"
            .formatted(building.name(), equal ? "equal" : "unequal"),
        List.of(
            "robots",
            "RecSLAM against random",
            "RecSLAM against greedy",
            "joint against random",
            "joint against greedy"),
        rows);
  }

  /** The same rounds with fusions as they were measured, not by the number of maps. */
  Table measured(BuildingSurvey building, boolean equal) {
    List<String> columns = new ArrayList<>(List.of("way"));
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(new ArrayList<>(List.of(new Cell.Text("Cloud"))));
    rows.add(new ArrayList<>(List.of(new Cell.Text("RecSLAM"))));
    rows.add(new ArrayList<>(List.of(new Cell.Text("joint"))));
    for (int robots : effort.robots()) {
      columns.add(robots + " robots");
      columns.add("against Cloud at " + robots);
      List<Round> rounds = building.rounds(robots, equal, config);
      double cloud = mean(rounds, Round::fusedCloudSeconds);
      double[] seconds = {
        cloud,
        mean(rounds, round -> round.fusedSeconds(RECSLAM.plan(round.problem()))),
        mean(rounds, round -> round.fusedSeconds(JOINT.plan(round.problem())))
      };
      for (int i = 0; i < seconds.length; i++) {
        rows.get(i).add(new Cell.Number(seconds[i], "%.3f s"));
        rows.get(i).add(percent(100 * (seconds[i] / cloud - 1)));
      }
    }
    return new Table(
        "t_c with Drover's graphs, %s, %s edges (fusions measured)"
            .formatted(building.name(), equal ? "equal" : "unequal"),
        columns,
        rows);
  }

  private static double mean(List<Round> rounds, ToDoubleFunction<Round> seconds) {
    return rounds.stream().mapToDouble(seconds).average().orElse(Double.NaN);
  }

  Chart chart(BuildingSurvey building) {
    List<Series> series = new ArrayList<>();
    double[] x = IntStream.range(0, effort.robots().size()).asDoubleStream().toArray();
    for (PlacementMethod method : PlacementMethod.values()) {
      double[] seconds =
          effort.robots().stream()
              .mapToDouble(
                  robots ->
                      method.seconds(building.rounds(robots, true, config), effort.randomSeeds()))
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
      List<Round> rounds = building.rounds(robots, true, speeds);
      row.add(new Cell.Number(PlacementMethod.CLOUD.seconds(rounds, 1), "%.3f s"));
      row.add(percent(PlacementMethod.RECSLAM.against(PlacementMethod.CLOUD, rounds, 1)));
      row.add(percent(PlacementMethod.JOINT.against(PlacementMethod.CLOUD, rounds, 1)));
    }
    return row;
  }

  private static Cell percent(double value) {
    return new Cell.Number(value, "%+.1f%%");
  }
}

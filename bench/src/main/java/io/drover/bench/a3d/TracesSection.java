package io.drover.bench.a3d;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.launch.flight.FlyConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What policies come to on each link: QoN and latency on recordings, distance in the world. */
final class TracesSection implements A3dSection {
  @Override
  public String id() {
    return "traces";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    List<Comparison> comparisons = data.comparisons();
    List<Table> tables = new ArrayList<>(ComparisonTables.of(comparisons));
    String distances = "Distances are left out of a first look.";
    if (!options.quick()) {
      tables.add(distances(data, options));
      distances =
          "Distances are those of one flight a link in lockstep with the embedded world, at the"
              + " default top speed, over the shipped links alone: such a flight takes as long as"
              + " thousands on recordings.";
    }
    return new Section(
        id(),
        "By link",
        ComparisonNote.TEXT + " " + distances,
        Kind.SIMULATED,
        tables,
        ComparisonCharts.of(comparisons));
  }

  private static Table distances(A3dData data, A3dOptions options) {
    double speed = FlyConfig.DEFAULT.agent().maxSpeedMetresPerSecond();
    SpeedFlights flown = SpeedFlights.fly(data, options, List.of(speed), SpeedFlights.POLICIES);
    List<String> columns = new ArrayList<>(List.of("link", "seed"));
    columns.addAll(SpeedFlights.POLICIES);
    List<List<Cell>> rows = new ArrayList<>();
    for (int seed = 1; seed <= options.seeds(); seed++) {
      List<Cell> row = new ArrayList<>();
      row.add(new Cell.Text(data.airfield().link(seed).name()));
      row.add(new Cell.Number(seed, "%.0f"));
      for (String policy : SpeedFlights.POLICIES) {
        double metres = flown.of(policy, speed).get(seed - 1).distanceMetres();
        row.add(new Cell.Number(metres, "%.0f m"));
      }
      rows.add(row);
    }
    return new Table(
        String.format(
            Locale.ROOT,
            "Distance over %s at up to %.1f m/s, governor and compensation off",
            data.airfield().route().name(),
            speed),
        columns,
        rows);
  }
}

package io.drover.bench.slam;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.slam.placement.FusionTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What was measured of each robot's round and of fusing maps. */
final class FusionTables {
  private FusionTables() {}

  /** A robot's share of a round. */
  static Table inputs(List<BuildingSurvey> buildings) {
    List<List<Cell>> rows = new ArrayList<>();
    for (BuildingSurvey building : buildings) {
      double scans = building.mean(SurveyedRobot::scans);
      rows.add(
          List.of(
              new Cell.Text(building.name()),
              new Cell.Number(building.mean(robot -> robot.footprint().squareMetres()), "%.0f m²"),
              new Cell.Number(scans, "%.0f"),
              new Cell.Number(building.mean(robot -> robot.matched().kept().size()), "%.0f"),
              milliseconds(building.mean(SurveyedRobot::frameSeconds)),
              milliseconds(building.mean(SurveyedRobot::packSeconds)),
              new Cell.Number(building.mean(SurveyedRobot::packedBytes) / scans, "%.0f B"),
              new Cell.Number(building.mean(SurveyedRobot::mapBytes) / 1e3, "%.1f kB"),
              new Cell.Number(building.bytesPerSquareMetre(), "%.1f B")));
    }
    return new Table(
        "A robot's round, means (measured here on simulated scans)",
        List.of(
            "building",
            "mapped",
            "scans",
            "kept so far",
            "SLAM, CPU",
            "packing, CPU",
            "packed scan",
            "map",
            "map, a square metre"),
        rows);
  }

  static Table times(BuildingSurvey building) {
    FusionTrial fusion = building.fusion();
    FusionTime fit = fusion.time();
    List<List<Cell>> rows = new ArrayList<>();
    for (int maps = 1; maps <= fusion.byMaps().size(); maps++) {
      rows.add(
          List.of(
              new Cell.Number(maps, "%.0f"),
              new Cell.Number(0.5 * maps * (maps - 1), "%.0f"),
              milliseconds(fusion.mean(maps, FleetFusions.Fused::seconds)),
              milliseconds(fit.seconds(maps)),
              milliseconds(fusion.mean(maps, FleetFusions.Fused::recognition)),
              milliseconds(fusion.mean(maps, FleetFusions.Fused::loops)),
              milliseconds(fusion.mean(maps, FleetFusions.Fused::relaxation)),
              new Cell.Number(
                  100 * fusion.mean(maps, FleetFusions.Fused::merged) / maps, "%.0f%%")));
    }
    return new Table(
        "Fusion of k maps, %s (measured): %s + %s·k + %s·k², R² %s"
            .formatted(
                building.name(),
                milliseconds(fit.constant()).text(),
                milliseconds(fit.perMap()).text(),
                milliseconds(fit.perSquare()).text(),
                new Cell.Number(fusion.explained(), "%.3f").text()),
        List.of(
            "k",
            "pairs",
            "CPU time",
            "quadratic fit",
            "recognition",
            "loops",
            "relaxation",
            "in one map"),
        rows);
  }

  static Chart chart(List<BuildingSurvey> buildings) {
    List<Series> series = new ArrayList<>();
    for (BuildingSurvey building : buildings) {
      FusionTrial fusion = building.fusion();
      double[] maps = IntStream.rangeClosed(1, fusion.byMaps().size()).asDoubleStream().toArray();
      double[] measured = new double[maps.length];
      double[] fitted = new double[maps.length];
      for (int i = 0; i < maps.length; i++) {
        measured[i] = fusion.mean(i + 1, FleetFusions.Fused::seconds);
        fitted[i] = fusion.time().seconds(i + 1);
      }
      series.add(new Series(building.name() + ", measured", maps, measured));
      series.add(new Series(building.name() + ", fit", maps, fitted));
    }
    return new Chart(
        ChartType.LINE,
        "Fusion by number of maps",
        new Axis("maps", false),
        new Axis("CPU time, s", false),
        series);
  }

  private static Cell milliseconds(double seconds) {
    return new Cell.Number(1e3 * seconds, "%.2f ms");
  }
}

package io.drover.bench.slam;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.slam.map.MapDrawing;
import io.drover.slam.placement.OverlapGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * How much smaller two maps get when they are fused, by their overlap w. Maps are drawn where the
 * simulation knows that they belong, so that no wrong match is in it.
 */
final class OverlapCurve {
  private static final double BIN = 0.1;
  private static final int BINS = 5;

  private final List<Pair> pairs = new ArrayList<>();

  /** Sizes of the fused map relative to both together. */
  private record Pair(double weight, double area, double bytes) {}

  OverlapCurve(List<BuildingSurvey> buildings) {
    for (BuildingSurvey building : buildings) {
      building.fleets().forEach(this::measure);
    }
  }

  private void measure(FleetSurvey fleet) {
    List<SurveyedRobot> robots = fleet.robots();
    OverlapGraph graph =
        OverlapGraph.ofFootprints(robots.stream().map(SurveyedRobot::footprint).toList());
    for (int i = 0; i < robots.size(); i++) {
      for (int j = i + 1; j < robots.size(); j++) {
        SurveyedRobot a = robots.get(i);
        SurveyedRobot b = robots.get(j);
        MapDrawing both = new MapDrawing(SurveyedRobot.RESOLUTION);
        both.add(a.graph(), i, a.start());
        both.add(b.graph(), j, b.start());
        double area = graph.squareMetres(i) + graph.squareMetres(j);
        pairs.add(
            new Pair(
                graph.weight(i, j),
                graph.fusedSquareMetres(List.of(i, j)) / area,
                (double) SurveyedRobot.messageBytes(both.grid()) / (a.mapBytes() + b.mapBytes())));
      }
    }
  }

  Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      double from = bin * BIN;
      double to = bin == BINS - 1 ? 1 : from + BIN;
      List<Pair> inside =
          pairs.stream().filter(pair -> pair.weight >= from && pair.weight < to).toList();
      rows.add(
          List.of(
              new Cell.Text("%.1f to %.1f".formatted(from, from + BIN)),
              new Cell.Number(inside.size(), "%.0f"),
              share(inside.stream().mapToDouble(Pair::area).average().orElse(Double.NaN)),
              share(inside.stream().mapToDouble(Pair::bytes).average().orElse(Double.NaN))));
    }
    return new Table(
        "Two maps fused, relative to both (measured on simulated maps)",
        List.of("overlap w", "pairs", "area", "bytes"),
        rows);
  }

  Chart chart() {
    double[] weights = pairs.stream().mapToDouble(Pair::weight).toArray();
    return new Chart(
        ChartType.SCATTER,
        "Size of a fused map by overlap",
        new Axis("w: overlap / sum of both areas", false),
        new Axis("fused / sum of both", false),
        List.of(
            new Series("area", weights, pairs.stream().mapToDouble(Pair::area).toArray()),
            new Series("bytes", weights, pairs.stream().mapToDouble(Pair::bytes).toArray())));
  }

  private static Cell share(double value) {
    return new Cell.Number(value, "%.2f");
  }
}

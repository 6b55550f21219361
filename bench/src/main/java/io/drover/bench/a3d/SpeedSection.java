package io.drover.bench.a3d;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanInterval;
import io.drover.core.statistics.MeanRatio;
import io.drover.launch.flight.FlyConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far and how well policies fly at each top speed, without the drone's aids. */
final class SpeedSection implements A3dSection {
  private static final List<Measure> MEASURES =
      List.of(Measure.DISTANCE, Measure.COMPLETED, Measure.QUALITY, Measure.LATENCY);

  @Override
  public String id() {
    return "speed";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    SpeedFlights flown = SpeedFlights.fly(data, options, options.speeds(), SpeedFlights.POLICIES);
    List<Table> tables = new ArrayList<>();
    for (double speed : options.speeds()) {
      Map<String, List<Landing>> rows = new LinkedHashMap<>();
      SpeedFlights.POLICIES.forEach(policy -> rows.put(policy, flown.of(policy, speed)));
      String title = String.format(Locale.ROOT, "v_max %.1f m/s", speed);
      tables.add(LandingTable.of(title, "policy", rows, MEASURES));
    }
    tables.add(gains(flown, options.speeds()));
    tables.add(byLink(data, flown, options));
    return new Section(
        id(),
        "By speed",
        "Flights over "
            + data.airfield().route().name()
            + " in lockstep with the embedded world, governor and compensation off; each ends where"
            + " it leaves the route. All policies of a flight meet the same weather, scenery, uplink"
            + " and start in it; the uplinks are the shipped traces in turn. ± is half of the 95%"
            + " interval over flights (Student's t). QoN is over all decisions of a flight; a short"
            + " flight has few. The paper reports distances of +5.68% to +27.28%, growing with"
            + " speed.",
        Kind.SIMULATED,
        tables,
        List.of(
            chart("Distance over speed", "distance, m", Measure.DISTANCE, flown, options),
            chart("QoN over speed", "QoN", Measure.QUALITY, flown, options)));
  }

  private static Table gains(SpeedFlights flown, List<Double> speeds) {
    List<List<Cell>> rows = new ArrayList<>();
    for (double speed : speeds) {
      rows.add(
          List.of(
              new Cell.Text(String.format(Locale.ROOT, "%.1f m/s", speed)),
              gain(flown.distanceOverLocalOrOffload(speed)),
              gain(flown.distanceOver("dynamic", speed)),
              gain(flown.distanceOver("mpc", speed))));
    }
    return new Table(
        "How much further a3d flies, in the mean over the same flights",
        List.of("v_max", "than the better of local and offload", "than dynamic", "than mpc"),
        rows);
  }

  private static Cell gain(MeanRatio ratio) {
    return new Cell.Estimate(100 * (ratio.ratio() - 1), 100 * ratio.halfWidth(), "%.1f%%");
  }

  private static Chart chart(
      String title, String label, Measure measure, SpeedFlights flown, A3dOptions options) {
    double[] speeds = options.speeds().stream().mapToDouble(Double::doubleValue).toArray();
    List<Series> lines = new ArrayList<>();
    for (String policy : SpeedFlights.POLICIES) {
      double[] mean = new double[speeds.length];
      double[] half = new double[speeds.length];
      for (int i = 0; i < speeds.length; i++) {
        MeanInterval interval = measure.over(flown.of(policy, speeds[i]));
        mean[i] = interval.mean();
        half[i] = interval.halfWidth();
      }
      lines.add(new Series(policy, speeds, mean, half));
    }
    return new Chart(
        ChartType.LINE, title, new Axis("v_max, m/s", false), new Axis(label, false), lines);
  }

  /** One flight a link, at the lowest speed that there are flights of from the default on. */
  private static Table byLink(A3dData data, SpeedFlights flown, A3dOptions options) {
    double usual = FlyConfig.DEFAULT.agent().maxSpeedMetresPerSecond();
    double speed =
        options.speeds().stream()
            .filter(flownAt -> flownAt >= usual)
            .findFirst()
            .orElse(options.speeds().get(0));
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

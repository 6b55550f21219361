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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far and how well policies fly at each top speed, without the drone's aids. */
final class SpeedSection implements A3dSection {
  private static final List<String> POLICIES = List.of("a3d", "mpc", "dynamic", "offload", "local");
  private static final List<Measure> MEASURES =
      List.of(Measure.DISTANCE, Measure.COMPLETED, Measure.QUALITY, Measure.LATENCY);

  @Override
  public String id() {
    return "speed";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    Flown flown = fly(data, options);
    List<Table> tables = new ArrayList<>();
    for (double speed : options.speeds()) {
      Map<String, List<Landing>> rows = new LinkedHashMap<>();
      POLICIES.forEach(policy -> rows.put(policy, flown.of(policy, speed)));
      String title = String.format(Locale.ROOT, "v_max %.1f m/s", speed);
      tables.add(LandingTable.of(title, "policy", rows, MEASURES));
    }
    tables.add(gains(flown, options.speeds()));
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

  /** Landings by policy and speed, in the order of the seeds. */
  private record Flown(Map<FlightOrder, Landing> landings, int seeds) {
    List<Landing> of(String policy, double speed) {
      List<Landing> all = new ArrayList<>();
      for (int seed = 1; seed <= seeds; seed++) {
        all.add(landings.get(FlightOrder.bare(policy, speed, seed)));
      }
      return all;
    }

    double[] metres(String policy, double speed) {
      return of(policy, speed).stream().mapToDouble(Landing::distanceMetres).toArray();
    }
  }

  private static Flown fly(A3dData data, A3dOptions options) {
    List<FlightOrder> orders = new ArrayList<>();
    for (int seed = 1; seed <= options.seeds(); seed++) {
      for (double speed : options.speeds()) {
        for (String policy : POLICIES) {
          orders.add(FlightOrder.bare(policy, speed, seed));
        }
      }
    }
    List<Landing> landings = data.airfield().land("flying at each speed", orders);
    Map<FlightOrder, Landing> byOrder = new LinkedHashMap<>();
    for (int i = 0; i < orders.size(); i++) {
      byOrder.put(orders.get(i), landings.get(i));
    }
    return new Flown(byOrder, options.seeds());
  }

  private static Table gains(Flown flown, List<Double> speeds) {
    List<List<Cell>> rows = new ArrayList<>();
    for (double speed : speeds) {
      double[] metres = flown.metres("a3d", speed);
      double[] better = greater(flown.metres("local", speed), flown.metres("offload", speed));
      rows.add(
          List.of(
              new Cell.Text(String.format(Locale.ROOT, "%.1f m/s", speed)),
              gain(metres, better),
              gain(metres, flown.metres("dynamic", speed)),
              gain(metres, flown.metres("mpc", speed))));
    }
    return new Table(
        "How much further a3d flies, in the mean over the same flights",
        List.of("v_max", "than the better of local and offload", "than dynamic", "than mpc"),
        rows);
  }

  /** The better one of each flight: a baseline that knows in hindsight which of the two to be. */
  private static double[] greater(double[] a, double[] b) {
    double[] greater = new double[a.length];
    for (int i = 0; i < greater.length; i++) {
      greater[i] = Math.max(a[i], b[i]);
    }
    return greater;
  }

  private static Cell gain(double[] metres, double[] than) {
    MeanRatio ratio = MeanRatio.of(metres, than);
    return new Cell.Estimate(100 * (ratio.ratio() - 1), 100 * ratio.halfWidth(), "%.1f%%");
  }

  private static Chart chart(
      String title, String label, Measure measure, Flown flown, A3dOptions options) {
    double[] speeds = options.speeds().stream().mapToDouble(Double::doubleValue).toArray();
    List<Series> lines = new ArrayList<>();
    for (String policy : POLICIES) {
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
}

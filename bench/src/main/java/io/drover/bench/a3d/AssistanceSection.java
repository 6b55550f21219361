package io.drover.bench.a3d;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanInterval;
import io.drover.launch.policy.PolicyName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What safety governor and latency compensation do for a drone that a3d schedules. */
final class AssistanceSection implements A3dSection {
  private static final PolicyName POLICY = new PolicyName("a3d");
  private static final List<Measure> MEASURES =
      List.of(
          Measure.DISTANCE,
          Measure.COMPLETED,
          Measure.DEPARTED,
          Measure.TIMED_OUT,
          Measure.QUALITY,
          Measure.LATENCY,
          Measure.SPEED);

  private enum Aids {
    NEITHER("neither", false, false),
    COMPENSATION("compensation", false, true),
    GOVERNOR("governor", true, false),
    BOTH("both", true, true);

    private final String label;
    private final boolean governor;
    private final boolean compensation;

    Aids(String label, boolean governor, boolean compensation) {
      this.label = label;
      this.governor = governor;
      this.compensation = compensation;
    }

    FlightOrder order(double speed, int seed) {
      return new FlightOrder(POLICY, speed, governor, compensation, seed);
    }
  }

  @Override
  public String id() {
    return "assistance";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    List<FlightOrder> orders = new ArrayList<>();
    for (int seed = 1; seed <= options.seeds(); seed++) {
      for (double speed : options.assistedSpeeds()) {
        for (Aids aids : Aids.values()) {
          orders.add(aids.order(speed, seed));
        }
      }
    }
    List<Landing> landings = data.airfield().land("flying with governor and compensation", orders);
    Map<FlightOrder, Landing> flown = new LinkedHashMap<>();
    for (int i = 0; i < orders.size(); i++) {
      flown.put(orders.get(i), landings.get(i));
    }
    List<Table> tables = new ArrayList<>();
    List<Series> bars = new ArrayList<>();
    for (double speed : options.assistedSpeeds()) {
      Map<String, List<Landing>> rows = new LinkedHashMap<>();
      for (Aids aids : Aids.values()) {
        rows.put(aids.label, of(aids, speed, flown, options));
      }
      String title = String.format(Locale.ROOT, "v_max %.1f m/s", speed);
      tables.add(LandingTable.of(title, "aids", rows, MEASURES));
      bars.add(distances(title, List.copyOf(rows.values())));
    }
    return new Section(
        id(),
        "Governor and latency compensation",
        "a3d over "
            + data.airfield().route().name()
            + " as in the section before, each flight with and without the drone's aids. The governor"
            + " keeps speed times delay inside the free distance last seen, so that it flies slower"
            + " and later; compensation corrects a command for the motion since its frame. QoN"
            + " scores what the network saw, before either, so that it changes only with where the"
            + " drone is.",
        Kind.SIMULATED,
        tables,
        List.of(
            new Chart(
                ChartType.BAR,
                "Distance",
                Axis.of("aids", rowNames()),
                new Axis("distance, m", false),
                bars)));
  }

  private static List<String> rowNames() {
    return IntStream.range(0, Aids.values().length).mapToObj(i -> Aids.values()[i].label).toList();
  }

  private static List<Landing> of(
      Aids aids, double speed, Map<FlightOrder, Landing> flown, A3dOptions options) {
    return IntStream.rangeClosed(1, options.seeds())
        .mapToObj(seed -> flown.get(aids.order(speed, seed)))
        .toList();
  }

  private static Series distances(String name, List<List<Landing>> groups) {
    double[] index = new double[groups.size()];
    double[] mean = new double[groups.size()];
    double[] half = new double[groups.size()];
    for (int i = 0; i < mean.length; i++) {
      MeanInterval metres = Measure.DISTANCE.over(groups.get(i));
      index[i] = i;
      mean[i] = metres.mean();
      half[i] = metres.halfWidth();
    }
    return new Series(name, index, mean, half);
  }
}

package io.drover.bench.a3d;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlownDrone;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.report.DecisionStep;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One flight of a3d and one of dynamic, decision by decision. */
final class CaseSection implements A3dSection {
  private static final List<String> POLICIES = List.of("a3d", "dynamic");
  private static final int SEED = 1;

  @Override
  public String id() {
    return "case";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    double speed = FlyConfig.DEFAULT.agent().maxSpeedMetresPerSecond();
    List<FlightOrder> orders =
        POLICIES.stream().map(policy -> FlightOrder.bare(policy, speed, SEED)).toList();
    List<FlownDrone> drones = data.airfield().record("flying the case", orders);
    List<SteppedFlight> flights = drones.stream().map(SteppedFlight::of).toList();
    DecisionSpace space = DecisionSpace.a3d(data.network().fullSide());
    BandwidthTrace link = data.airfield().link(SEED);
    return new Section(
        id(),
        "One flight over time",
        String.format(
            Locale.ROOT,
            "Flights of seed %d over %s at up to %.1f m/s, uplink %s: the flights of ./drover fly"
                + " --seed %d. A point is a scheduling step; c, d and bandwidth are what was known"
                + " when it began, latency and QoN what came of it. Complexity c and dynamics d"
                + " differ between policies, because each sees what it flies through, and by its own"
                + " images.",
            SEED,
            data.airfield().route().name(),
            speed,
            link.name(),
            SEED),
        Kind.SIMULATED,
        List.of(table(drones, flights)),
        charts(link, flights, space));
  }

  private static Table table(List<FlownDrone> drones, List<SteppedFlight> flights) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < drones.size(); i++) {
      FlownDrone drone = drones.get(i);
      Landing landing = Landing.of(drone);
      rows.add(
          List.of(
              new Cell.Text(drone.policy()),
              new Cell.Number(landing.distanceMetres(), "%.0f m"),
              new Cell.Text(drone.end().label()),
              new Cell.Number(landing.qualityOfNavigation(), "%.3f"),
              new Cell.Number(landing.latencySeconds(), "%.3f s"),
              new Cell.Number(flights.get(i).steps().size(), "%.0f"),
              new Cell.Number(flights.get(i).changes(), "%.0f")));
    }
    return new Table(
        "",
        List.of("policy", "distance", "end", "QoN", "latency", "decisions", "changes of mind"),
        rows);
  }

  private static List<Chart> charts(
      BandwidthTrace link, List<SteppedFlight> flights, DecisionSpace space) {
    List<String> actions = space.decisions().stream().map(OffloadDecision::label).toList();
    return List.of(
        timeline(
            "Bandwidth of the uplink, and what was measured of it",
            new Axis("Mbit/s", false),
            bandwidth(link, flights)),
        timeline(
            "Chosen action",
            Axis.of("where, resolution, quality", actions),
            lines(flights, step -> space.indexOf(step.choice().decision()))),
        timeline(
            "Latency, mean of a step",
            new Axis("seconds", false),
            lines(flights, DecisionStep::meanLatencySeconds)),
        timeline(
            "QoN of a step",
            new Axis("QoN", false),
            lines(flights, step -> (double) step.successes() / step.scored())),
        timeline(
            "Complexity",
            new Axis("c, rad", false),
            lines(flights, step -> step.state().complexity())),
        timeline(
            "Dynamics",
            new Axis("d, rad", false),
            lines(flights, step -> step.state().dynamics())));
  }

  private static Chart timeline(String title, Axis y, List<Series> lines) {
    return new Chart(ChartType.TIMELINE, title, new Axis("time, s", false), y, lines);
  }

  private static List<Series> bandwidth(BandwidthTrace link, List<SteppedFlight> flights) {
    double longest = flights.stream().mapToDouble(SteppedFlight::endSeconds).max().orElse(0);
    double[] seconds = IntStream.rangeClosed(0, (int) longest).asDoubleStream().toArray();
    double[] rates = Arrays.stream(seconds).map(s -> link.bitsPerSecondAt(s) / 1e6).toArray();
    List<Series> lines = new ArrayList<>(List.of(new Series(link.name(), seconds, rates)));
    lines.addAll(lines(flights, step -> step.state().bandwidthBitsPerSecond() / 1e6));
    return lines;
  }

  private static List<Series> lines(
      List<SteppedFlight> flights, ToDoubleFunction<DecisionStep> value) {
    return flights.stream().map(flight -> flight.line(value)).toList();
  }
}

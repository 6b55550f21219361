package io.drover.bench.a3d;

import io.drover.bench.flights.TestTrace;
import io.drover.bench.report.BenchOutput;
import io.drover.bench.report.BenchReport;
import io.drover.bench.report.Section;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlyConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Sections as one report, with what they have in common. */
final class A3dReport {
  private A3dReport() {}

  /**
   * Runs the sections.
   *
   * @param command that makes the report again
   */
  static BenchReport of(
      String command,
      List<A3dSection> sections,
      A3dData data,
      A3dOptions options,
      BenchOutput output) {
    List<Supplier<Section>> questions = new ArrayList<>();
    sections.forEach(section -> questions.add(() -> section.run(data, options)));
    return output.run(
        "A3D held against its baselines", command, settings(data, options), questions);
  }

  private static Map<String, String> settings(A3dData data, A3dOptions options) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (options.quick()) {
      settings.put("Quick", "a first look: few flights, at few speeds, and wide intervals");
    }
    settings.put(
        "Seeds",
        options.seeds() + ", each with its own weather, scenery, random route and start in a link");
    settings.put("Scheduler", data.scheduler().name());
    settings.put(
        "Navigation network", "the shipped one, " + data.network().digest().substring(0, 12));
    settings.put("Drone and edge", devices());
    settings.put("Flown in lockstep", flown(data, options));
    settings.put("Recorded flights", recorded(options));
    settings.put("Test links", links(data.traces()));
    return settings;
  }

  private static String devices() {
    FlyConfig config = FlyConfig.DEFAULT;
    return String.format(
        Locale.ROOT,
        "%.2f s a frame of 448² on board, %.2f s at an edge of %.0f cores; round trip %.0f ms",
        config.onboard().secondsAt(1),
        config.edge().secondsAt(1),
        config.edgeCores(),
        1e3 * config.roundTripSeconds());
  }

  private static String flown(A3dData data, A3dOptions options) {
    List<String> links = new ArrayList<>();
    for (int seed = 1; seed <= options.seeds(); seed++) {
      BandwidthTrace link = data.airfield().link(seed);
      if (!links.contains(link.name())) {
        links.add(link.name());
      }
    }
    return String.format(
        Locale.ROOT,
        "%s, %.0f m; one flight a seed, links in turn: %s",
        options.route().name(),
        options.route().lengthMetres(),
        String.join(", ", links));
  }

  private static String recorded(A3dOptions options) {
    String named =
        options.namedRoutes().stream()
            .map(route -> route.name() + ", ")
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "for each seed: %sa random route of %.0f m that nothing has learnt from",
        named,
        options.randomRouteMetres());
  }

  private static String links(List<TestTrace> traces) {
    Map<TestTrace.Origin, Long> counts =
        traces.stream()
            .collect(
                Collectors.groupingBy(
                    TestTrace::origin, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
            .map(origin -> origin.getValue() + " " + origin.getKey().label())
            .collect(Collectors.joining(", "))
        + "; whole, and never learnt from";
  }
}

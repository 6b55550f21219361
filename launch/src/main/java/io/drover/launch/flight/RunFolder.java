package io.drover.launch.flight;

import io.drover.airsim.world.Route;
import io.drover.core.config.ConfigWriter;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.report.DecisionLog;
import io.drover.launch.report.FlightFigures;
import io.drover.launch.report.FlightLabel;
import io.drover.launch.report.ReportPage;
import io.drover.launch.report.ReportedFlight;
import io.drover.launch.report.RunReport;
import io.drover.navigation.DecisionSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code fly} leaves behind: decisions, the configuration in force, and a page about both. */
public final class RunFolder {
  private RunFolder() {}

  /** The folder that was asked for, or {@code runs/fly-<route>-<seed>}. */
  public static Path place(Optional<Path> folder, FlyConfig config, Route route) {
    return folder.orElse(Path.of("runs", "fly-" + route.name() + "-" + config.seed()));
  }

  /**
   * Writes a run folder, over one that is there.
   *
   * @param target where; see {@link #place}
   * @param kind "simulated" or "emulated", said beside every figure
   * @param route that was followed, if any
   * @param space that the flights' policies chose from
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static void write(
      Path target,
      String kind,
      FlyConfig config,
      Optional<Route> route,
      BandwidthTrace trace,
      DecisionSpace space,
      Map<String, FlightFigures> figures,
      List<FlownDrone> drones) {
    RunReport report =
        new RunReport(
            kind,
            settings(config, route, trace),
            route,
            config.agent().toleranceRadians(),
            space,
            figures,
            drones.stream().map(RunFolder::reported).toList());
    try {
      Files.createDirectories(target);
      Files.writeString(target.resolve("config.yaml"), ConfigWriter.toYaml(config));
      Files.writeString(target.resolve("report.html"), ReportPage.of(report));
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, target + " cannot be written: give another --out", e);
    }
    try (DecisionLog log = DecisionLog.create(target.resolve("decisions.jsonl"), space)) {
      drones.forEach(drone -> logAll(drone, log));
    }
  }

  private static ReportedFlight reported(FlownDrone drone) {
    return new ReportedFlight(
        label(drone),
        drone.end().label(),
        drone.distanceMetres(),
        drone.records(),
        drone.positions(),
        drone.track(),
        drone.links());
  }

  private static FlightLabel label(FlownDrone drone) {
    return new FlightLabel(drone.policy(), drone.flight(), drone.drone());
  }

  private static void logAll(FlownDrone drone, DecisionLog log) {
    FlightLabel label = label(drone);
    for (int i = 0; i < drone.records().size(); i++) {
      Optional<Vector2> position =
          i < drone.positions().size() ? Optional.of(drone.positions().get(i)) : Optional.empty();
      log.write(label, position, drone.records().get(i));
    }
  }

  private static Map<String, String> settings(
      FlyConfig config, Optional<Route> route, BandwidthTrace trace) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(
        "Route", route.map(r -> format("%s, %.0f m", r.name(), r.lengthMetres())).orElse("none"));
    settings.put("Top speed", format("%.1f m/s", config.agent().maxSpeedMetresPerSecond()));
    settings.put(
        "Uplink", format("%s, mean %.2f Mbit/s", trace.name(), trace.meanBitsPerSecond() / 1e6));
    settings.put("Round trip", format("%.0f ms", config.roundTripSeconds() * 1e3));
    settings.put("Decides every", format("%.1f s", config.agent().stepSeconds()));
    settings.put("Waits for the edge", format("at most %.2f s", config.agent().deadlineSeconds()));
    settings.put(
        config.edges() == 1 ? "Edge" : config.edges() + " edges",
        format("%.1f cores%s", config.edgeCores(), config.edges() == 1 ? "" : " each"));
    settings.put("Drones", Integer.toString(config.drones()));
    settings.put("Flights per policy", Integer.toString(config.flights()));
    settings.put("Governor", config.agent().governor() ? "on" : "off");
    settings.put("Compensation", config.agent().compensation() ? "on" : "off");
    settings.put("Seed", Long.toString(config.seed()));
    return settings;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

package io.drover.launch.cli;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.training.FlightRecorder;
import io.drover.navigation.DecisionGrid;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.FlightProfileCsv;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover profile flight}: a flight of the embedded world → CSV. */
@Command(
    name = "flight",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Flies a route and records what every action makes of every frame.",
    footer = {
      "",
      "Examples:",
      "  ./drover profile flight --route campus --out campus.csv",
      "  ./drover profile flight --resolutions 448,336,224 --qualities 95,80,60,30",
      "  ./drover replay --profile campus.csv --trace hsdpa-tram"
    })
final class ProfileFlightCommand implements Callable<Integer> {
  @Option(
      names = "--route",
      paramLabel = "NAME|FILE",
      description = "campus, coastline, or a route file (default: coastline)")
  private String route = "coastline";

  @Option(names = "--out", paramLabel = "FILE", description = "CSV (default: runs/<route>.csv)")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--vmax", paramLabel = "M/S", description = "top speed (default: 3)")
  private double vmax = 3;

  @Option(names = "--fps", paramLabel = "N", description = "frames per second (default: 10)")
  private double fps = 10;

  @Option(names = "--seed", paramLabel = "S", description = "scenery and weather (default: 1)")
  private long seed = 1;

  @Mixin private GridOption grid;

  @Mixin private ModelOption model;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    requirePositive("--vmax", vmax);
    requirePositive("--fps", fps);
    Route flown = RouteOption.load(route);
    Path file = Destination.file(out.orElse(Path.of("runs", flown.name() + ".csv")));
    DecisionGrid actions = grid.grid("profile flight");
    try (OnnxNavigationModel network = model.load()) {
      DecisionSpace space = GridOption.space("profile flight", actions, network);
      Progress progress = new Progress("recording " + flown.name(), 1);
      FlightProfile profile =
          FlightRecorder.record(
              flown.name(),
              Scene.build(flown, seed),
              seed,
              vmax,
              fps,
              network,
              space,
              progress::at);
      progress.done();
      FlightProfileCsv.write(profile, file);
      if (json.chosen()) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("profile", file.toString());
        figures.put("route", flown.name());
        figures.put("frames", profile.frames());
        figures.put("duration_seconds", profile.durationSeconds());
        JsonOption.print(figures);
      } else {
        System.out.printf(
            Locale.ROOT,
            "%s: %d frames over %.0f s of flight%n",
            file,
            profile.frames(),
            profile.durationSeconds());
      }
    }
    return 0;
  }

  private static void requirePositive(String option, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, option + " is " + value + ": give a number above 0");
    }
  }
}

package io.drover.launch.cli;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.map.FleetLogs;
import io.drover.launch.map.FloorPlanReader;
import io.drover.slam.simulation.DriveOptions;
import io.drover.slam.simulation.FloorPlan;
import io.drover.slam.simulation.FloorPlanKind;
import io.drover.slam.simulation.FloorPlanOptions;
import io.drover.slam.simulation.LaserOptions;
import io.drover.slam.simulation.SimulatedFleet;
import io.drover.slam.simulation.SimulatedFleetOptions;
import io.drover.slam.simulation.SimulatedRobotOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover scans}: laser logs of a fleet that explores a building, and the truth. */
@Command(
    name = "scans",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Simulates robots with lasers that explore a building; writes their logs.",
    footer = {
      "",
      "Examples:",
      "  ./drover scans --out logs                        three in an apartment, 5 min",
      "  ./drover scans --plan office --size 60x40 --robots 8 --out logs",
      "  ./drover scans --plan map.yaml --beams 360 --fov 360 --out logs",
      "Writes robot1.clf, robot1.truth.tum, …, plan.pgm, plan.yaml and plan.png;",
      "goes on with:  ./drover map logs/robot1.clf --out map"
    })
final class ScansCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("([0-9.]+)[x×]([0-9.]+)");
  private static final double LONGEST_MINUTES = 24 * 60;
  private static final double SECONDS = 60;
  private static final double MOST_FOV = 360;

  @Option(
      names = "--plan",
      paramLabel = "apartment|office|FILE.yaml",
      description = "a building to make up, or a map of map_server (default: apartment)")
  private String plan = "apartment";

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "of the building, metres (default: 13x18, an office 40x25)")
  private Optional<String> size = Optional.empty();

  @Option(names = "--robots", paramLabel = "N", description = "up to 50 (default: 3)")
  private int robots = 3;

  @Option(
      names = "--minutes",
      paramLabel = "MINUTES",
      description = "how long each explores (default: 5)")
  private double minutes = 5;

  @Option(
      names = "--beams",
      paramLabel = "N",
      description = "of a scan; 180, 181, 360 and 361 span 180° (default: 180)")
  private int beams = LaserOptions.DEFAULT.beams();

  @Option(
      names = "--fov",
      paramLabel = "DEGREES",
      description = "what a scan spans; needed for other numbers of beams")
  private Optional<Double> fov = Optional.empty();

  @Option(names = "--rate", paramLabel = "HZ", description = "scans a second (default: 5)")
  private double rate = LaserOptions.DEFAULT.rateHz();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "another one is another building and other ways (default: 1)")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder to write to")
  private Path out;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    SimulatedFleetOptions options = fleetOptions();
    FloorPlan floor = floorPlan();
    SimulatedFleet fleet = new SimulatedFleet(floor, options);
    Destination.folder(out);
    FleetLogs logs = FleetLogs.write(fleet, out);
    if (json.chosen()) {
      JsonOption.print(logs.figures());
    } else {
      System.out.printf(
          Locale.ROOT,
          "%d robots, %d scans, %.0f m driven%nlogs: %s%nplan: %s%n",
          logs.robots(),
          logs.scans(),
          logs.metres(),
          out.resolve("robot1.clf") + (robots > 1 ? " to robot" + robots + ".clf" : ""),
          out.resolve("plan.png"));
    }
    return 0;
  }

  private SimulatedFleetOptions fleetOptions() {
    if (fov.isPresent() && !(fov.get() > 0 && fov.get() <= MOST_FOV)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--fov is " + fov.get() + ": give degrees, up to 360");
    }
    if (!(minutes > 0 && minutes <= LONGEST_MINUTES)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--minutes is " + minutes + ": give up to a day, 1440");
    }
    LaserOptions laser =
        checked(
            "--beams, --fov, --rate",
            () -> LaserOptions.DEFAULT.with(beams, fov.map(Math::toRadians), rate));
    return checked(
        "--robots",
        () ->
            new SimulatedFleetOptions(
                robots,
                SECONDS * minutes,
                new SimulatedRobotOptions(laser, DriveOptions.DEFAULT),
                seed));
  }

  private FloorPlan floorPlan() {
    for (FloorPlanKind kind : FloorPlanKind.values()) {
      if (nameOf(kind).equals(plan)) {
        FloorPlanOptions usual = FloorPlanOptions.usual(kind, seed);
        return size.map(text -> sized(usual, text)).orElse(usual).plan();
      }
    }
    Path file = Path.of(plan);
    if (!plan.endsWith(".yaml") && !Files.exists(file)) {
      List<String> kinds = Arrays.stream(FloorPlanKind.values()).map(ScansCommand::nameOf).toList();
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--plan: '" + plan + "' is neither a kind nor a file" + Keys.suggestion(plan, kinds));
    }
    if (size.isPresent()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--size: " + plan + " has its own: leave it out");
    }
    return FloorPlanReader.read(file);
  }

  private static String nameOf(FloorPlanKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static FloorPlanOptions sized(FloorPlanOptions usual, String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--size: '" + text + "' is not a size: write it as 40x25");
    }
    return checked(
        "--size",
        () ->
            usual.sized(
                Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
  }

  private static <T> T checked(String option, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new DroverException(ErrorCode.INVALID_ARGUMENT, option + ": " + e.getMessage(), e);
    }
  }
}

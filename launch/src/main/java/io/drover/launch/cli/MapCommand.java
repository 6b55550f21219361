package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.live.Lifetime;
import io.drover.launch.live.Telemetries;
import io.drover.launch.map.LiveMapPage;
import io.drover.launch.map.MapFiles;
import io.drover.launch.map.MapFolder;
import io.drover.launch.map.MapReporting;
import io.drover.launch.map.MappingOptions;
import io.drover.launch.map.MappingRun;
import io.drover.launch.map.MappingWatch;
import io.drover.launch.map.RobotLog;
import io.drover.slam.log.ScanLogOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover map}: a laser log to a map. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Turns laser logs of one or several robots into one map.",
    footer = {
      "",
      "Examples:",
      "  ./drover map robot.clf --out map                 map.pgm, report.html, …",
      "  ./drover map robot.clf --trajectory out.tum      where it was, scan by scan",
      "  ./drover map robot.clf --odometry off --json     without its wheels",
      "  ./drover map robot1.clf robot2.clf --out map     two robots, one map",
      "  ./drover map robot*.clf --edges 2 --trace lte-city",
      "  ./drover map robot*.clf --cluster spark://cloud:7077",
      "  ./drover map robot1.clf robot2.clf --live        see it grow in a browser",
      "  ./drover map robot*.clf --mqtt tcp://localhost:1883    tell dashboards"
    })
final class MapCommand implements Callable<Integer> {
  private static final double MOST_FOV = 360;
  private static final String SUFFIX = ".tum";

  @Parameters(
      paramLabel = "LOG",
      arity = "1..*",
      description =
          "CARMEN logs (FLASER, ROBOTLASER1) or CSV of LaserScans, one a robot; ROS bags, of which"
              + " each topic of LaserScans is a robot")
  private List<Path> logs = List.of();

  @Option(
      names = "--robots",
      paramLabel = "N",
      description =
          "cut one log into N equal parts, each driven by a robot of its own from the beginning"
              + " (default: 1)")
  private int robots = 1;

  @Option(
      names = "--overlap",
      paramLabel = "SHARE",
      description = "of a part the robot before it drives this, too, 0 to 1 (default: 0)")
  private double overlap;

  @Option(
      names = "--edges",
      paramLabel = "M",
      description =
          "edges that match the robots' scans, each a process of its own (default: 0, this one"
              + " does)")
  private int edges;

  @Option(
      names = "--trace",
      paramLabel = "NAME|FILE",
      description =
          "with --edges: what each robot's link to its edge carries, emulated: hsdpa-drive,"
              + " hsdpa-tram, lte-city, lte-drone, nr-drive, or a trace file; the run then takes as"
              + " long as the links need (default: as fast as this machine is)")
  private Optional<String> trace = Optional.empty();

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      description =
          "seek loops on a cluster of Spark: spark://HOST:PORT, or local[N] for N threads of this"
              + " process; ./drover builds what that needs (default: in this process)")
  private Optional<String> cluster = Optional.empty();

  @Option(
      names = "--odometry",
      paramLabel = "on|off",
      arity = "1",
      converter = OnOff.class,
      description = "whether the robot's wheels are believed (default: on)")
  private boolean odometry = true;

  @Option(
      names = "--fov",
      paramLabel = "DEGREES",
      description = "what scans span that are not of 180, 181, 360 or 361 beams")
  private Optional<Double> fov = Optional.empty();

  @Option(
      names = "--skip-bad",
      description = "pass over lines of logs that are broken instead of ending")
  private boolean skipBad;

  @Option(
      names = "--trajectory",
      paramLabel = "FILE.tum",
      description = "a row for each scan: stamp x y z qx qy qz qw")
  private Optional<Path> trajectory = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for the map, its submaps, its pose graph and report.html")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--live",
      description = {
        "show the map in a browser while it grows, on a page of this machine; on a terminal the",
        "page stays until Ctrl-C"
      })
  private boolean live;

  @Mixin private MqttOption mqtt;

  @Mixin private BrokerCertsOption certs;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "its name, by which dashboards know it (default: ${DEFAULT-VALUE})")
  private String id = "map";

  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "where it is, drover/v1/<site>/... (default: ${DEFAULT-VALUE})")
  private String site = "local";

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    if (fov.isPresent() && !(fov.get() > 0 && fov.get() <= MOST_FOV)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--fov is " + fov.get() + ": give degrees, up to 360");
    }
    out.ifPresent(Destination::folder);
    trajectory.ifPresent(file -> Destination.file("--trajectory", file));
    OptionalDouble fovRadians =
        fov.map(degrees -> OptionalDouble.of(Math.toRadians(degrees)))
            .orElse(OptionalDouble.empty());
    MappingOptions options =
        new MappingOptions(
            RobotLog.in(logs),
            robots,
            overlap,
            edges,
            trace.map(TraceOption::load),
            cluster,
            odometry,
            new ScanLogOptions(fovRadians, skipBad));
    if (live) {
      mapLive(options);
    } else {
      leave(map(options, MappingWatch.NONE), options);
    }
    return 0;
  }

  /** Reports to a broker, too, where there is one; it is told the end before files are written. */
  private MappingRun map(MappingOptions options, MappingWatch watch) {
    Optional<Telemetries> broker = mqtt.telemetries(certs.folder());
    if (broker.isEmpty()) {
      return MappingRun.of(options, watch);
    }
    try (MapReporting reporting = MapReporting.start(broker.get(), site, id)) {
      return MappingRun.of(options, MappingWatch.of(List.of(watch, reporting.watch())));
    }
  }

  private void mapLive(MappingOptions options) {
    try (LiveMapPage page = LiveMapPage.start(options)) {
      System.err.println("live: " + page.url());
      leave(map(options, page.watch()), options);
      if (Boolean.getBoolean("drover.terminal")) {
        System.err.println("live: " + page.url() + " stays until Ctrl-C");
        try (Lifetime lifetime = Lifetime.begin()) {
          lifetime.untilOver();
        }
      }
    }
  }

  private void leave(MappingRun run, MappingOptions options) {
    Map<String, Object> figures = run.figures();
    trajectory.ifPresent(file -> writeTrajectories(file, run));
    out.ifPresent(folder -> MapFolder.write(folder, run, options, figures));
    if (json.chosen()) {
      JsonOption.print(figures);
    } else {
      tell(run, System.out);
    }
  }

  private static void writeTrajectories(Path file, MappingRun run) {
    MapFiles.writeTrajectory(file, run.trajectory());
    String name = file.getFileName().toString();
    int end = name.endsWith(SUFFIX) ? name.length() - SUFFIX.length() : name.length();
    for (int robot : run.mapping().robots()) {
      Path own = file.resolveSibling(name.substring(0, end) + "." + robot + name.substring(end));
      MapFiles.writeTrajectory(own, run.mapping().trajectory(robot));
    }
  }

  private void tell(MappingRun run, PrintStream text) {
    int scans = run.mapping().scans();
    text.printf(
        "%d scans, %d submaps, %d constraints; %.1f s (%.1f s of CPU time, %.1f ms a scan)%n",
        scans,
        run.mapping().graph().submaps(),
        run.mapping().graph().constraints().size(),
        run.wallSeconds(),
        run.cpuSeconds(),
        1e3 * run.wallSeconds() / scans);
    text.printf(
        "%.0f s of log, %.0f times as fast as it was driven%n",
        run.logSeconds(), run.realTimeFactor());
    if (run.mapping().robots().size() > 1) {
      text.printf(
          "%d of %d robots are in one map%n", run.merged().size(), run.mapping().robots().size());
    }
    run.firstMerge().ifPresent(first -> text.println(first.told()));
    run.traffic().ifPresent(sent -> text.println(sent.told()));
    tell(run.reading(), text);
    out.ifPresent(
        folder ->
            text.printf(
                "map: %s%nreport: %s%n",
                folder.resolve("map.yaml"), folder.resolve("report.html")));
    trajectory.ifPresent(file -> text.println("trajectory: " + file));
  }

  private static void tell(MappingRun.Reading reading, PrintStream text) {
    if (reading.backwardStamps() > 0) {
      text.printf(
          "%d scans are older than the one before: taken in the log's order%n",
          reading.backwardStamps());
    }
    if (reading.duplicates() > 0) {
      text.printf("%d copies of the scan before were passed over%n", reading.duplicates());
    }
    if (reading.skipped() > 0) {
      text.printf("%d broken lines were passed over, such as:%n", reading.skipped());
      reading.problems().forEach(problem -> text.println("  " + problem));
    }
  }
}

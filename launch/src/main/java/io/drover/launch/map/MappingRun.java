package io.drover.launch.map;

import com.sun.management.OperatingSystemMXBean;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.cli.Progress;
import io.drover.slam.StampedPose;
import io.drover.slam.fusion.EdgeFusion;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Logs that were mapped.
 *
 * @param mapping finished
 * @param reading what was unusual about the logs
 * @param cpuSeconds of this process meanwhile, and of its edges
 * @param wallSeconds that it took
 * @param logSeconds that the robots drove, the longest of them
 * @param firstMerge of two robots' maps
 * @param traffic between robots and edges, if there were edges
 * @param costs of its stages
 */
public record MappingRun(
    GlobalMerge mapping,
    Reading reading,
    double cpuSeconds,
    double wallSeconds,
    double logSeconds,
    Optional<FirstMerge> firstMerge,
    Optional<MapTraffic> traffic,
    MappingCosts costs) {
  private static final double NANO = 1e-9;

  /**
   * What was unusual about logs.
   *
   * @param backwardStamps scans that were older than the one before
   * @param duplicates copies of the scan before, passed over
   * @param skipped bad lines that were passed over
   * @param problems what was wrong with the first few of them
   */
  public record Reading(long backwardStamps, long duplicates, long skipped, List<String> problems) {
    private static Reading of(List<RobotScans> robots) {
      return new Reading(
          robots.stream().mapToLong(RobotScans::backwardStamps).sum(),
          robots.stream().mapToLong(RobotScans::duplicates).sum(),
          robots.stream().mapToLong(RobotScans::skipped).sum(),
          robots.stream().flatMap(robot -> robot.problems().stream()).distinct().toList());
    }
  }

  /**
   * Maps logs; robots start at the same time and are heard as their clocks go.
   *
   * @param watch told how it goes
   * @throws DroverException what reading throws, and {@code MALFORMED_FILE} if a log has no scan
   */
  public static MappingRun of(MappingOptions options, MappingWatch watch) {
    double cpu = cpuSecondsSoFar();
    long start = System.nanoTime();
    AtomicLong mergedNanos = new AtomicLong();
    MappingCosts costs = MappingCosts.begin();
    List<RobotScans> robots =
        costs.robots().measured(Stage.READING, () -> RobotScans.open(options));
    try (MapSearch search = MapSearch.of(options.cluster(), PoseGraphOptions.DEFAULT);
        GlobalMerge merge = new GlobalMerge(PoseGraphOptions.DEFAULT, costs.graph(), search);
        MapFusion fusion = MapFusion.of(options, merge, costs.robots(), watch)) {
      merge.observe(
          graph -> {
            if (mergedNanos.get() == 0 && !graph.merges().isEmpty()) {
              mergedNanos.set(System.nanoTime() - start);
            }
          });
      double logSeconds = feed(fusion.edges(), merge, robots, options, costs.robots(), watch);
      return new MappingRun(
          merge,
          Reading.of(robots),
          cpuSecondsSoFar() - cpu + fusion.cpuSeconds(),
          (System.nanoTime() - start) * NANO,
          logSeconds,
          firstMerge(merge, mergedNanos.get() * NANO),
          fusion.traffic(),
          costs);
    } finally {
      robots.forEach(RobotScans::close);
    }
  }

  private static Optional<FirstMerge> firstMerge(GlobalMerge mapping, double wallSeconds) {
    return MapJoining.of(mapping.graph()).stream()
        .findFirst()
        .map(joining -> new FirstMerge(joining, wallSeconds));
  }

  private static double feed(
      EdgeFusion fusion,
      GlobalMerge merge,
      List<RobotScans> robots,
      MappingOptions options,
      StageCosts costs,
      MappingWatch watch) {
    requireScans(robots, options);
    long count = options.logs().stream().mapToLong(RobotLog::count).sum();
    Progress progress = new Progress("scans of " + options.names(), count);
    watch.begins(merge, count);
    List<RobotScans> driving = new ArrayList<>(robots);
    int read = 0;
    double seconds = 0;
    while (!driving.isEmpty()) {
      RobotScans next =
          driving.stream().min(Comparator.comparingDouble(RobotScans::elapsedSeconds)).get();
      seconds = Math.max(seconds, next.elapsedSeconds());
      RobotScan scan = costs.measured(Stage.READING, next::take);
      add(fusion, next.robot(), options.odometry() ? scan : scan.withoutOdometry(), options);
      int scans = ++read;
      double driven = seconds;
      progress.at(scans, spent -> pace(scans / spent, driven / spent));
      watch.takes(read, seconds);
      if (next.isEmpty()) {
        driving.remove(next);
      }
    }
    fusion.finish();
    merge.finish();
    watch.ends(merge);
    progress.done();
    return seconds;
  }

  private static void add(EdgeFusion fusion, int robot, RobotScan scan, MappingOptions options) {
    try {
      fusion.add(robot, scan);
    } catch (IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "%s: scan at %s: %s: mend or remove it"
              .formatted(options.nameOf(robot), scan.scan().stamp(), e.getMessage()),
          e);
    }
  }

  private static String pace(double scansPerSecond, double realTimeFactor) {
    return String.format(
        Locale.ROOT, "%.0f scans/s, %.0f× real time", scansPerSecond, realTimeFactor);
  }

  private static void requireScans(List<RobotScans> robots, MappingOptions options) {
    for (RobotScans robot : robots) {
      if (robot.isEmpty()) {
        RobotLog log = options.logs().get(options.robots() > 1 ? 0 : robot.robot() - 1);
        throw new DroverException(
            ErrorCode.MALFORMED_FILE,
            options.robots() > 1
                ? log.name() + " holds fewer scans than --robots"
                : noScan(log, robot));
      }
    }
  }

  private static String noScan(RobotLog log, RobotScans robot) {
    return robot.problems().isEmpty()
        ? log.name() + " holds no scan: give a CARMEN log, a CSV of LaserScans or a bag"
        : robot.problems().get(0);
  }

  private static double cpuSecondsSoFar() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        * NANO;
  }

  /** Seconds that were mapped in one. */
  public double realTimeFactor() {
    return logSeconds / wallSeconds;
  }

  /** Robots that share the map's frame, rising. */
  public List<Integer> merged() {
    return mapping.graph().merged();
  }

  /** Where the robots that share the map's frame were, one after the other. */
  public List<StampedPose> trajectory() {
    return merged().stream().flatMap(robot -> mapping.trajectory(robot).stream()).toList();
  }

  /** What matching took scan by scan, if this process did it. */
  Optional<MatchingTimes> matching() {
    return MatchingTimes.of(costs.robots().visits(Stage.LOCAL_MATCHING));
  }

  /** Figures for programs. */
  public Map<String, Object> figures() {
    long intra = 0;
    long inter = 0;
    long crossRobot = 0;
    for (Constraint constraint : mapping.graph().constraints()) {
      if (constraint.kind() == Constraint.Kind.INTRA_SUBMAP) {
        intra++;
      } else if (constraint.crossRobot()) {
        crossRobot++;
      } else {
        inter++;
      }
    }
    Map<String, Object> constraints = new LinkedHashMap<>();
    constraints.put("intra", intra);
    constraints.put("inter", inter);
    constraints.put("cross_robot", crossRobot);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("robots", mapping.robots().size());
    figures.put("merged", merged().size());
    figures.put("scans", mapping.scans());
    figures.put("submaps", mapping.graph().submaps());
    figures.put("constraints", constraints);
    figures.put("seconds", Map.of("cpu", cpuSeconds, "wall", wallSeconds));
    matching().ifPresent(times -> figures.put("matching_seconds", times.figures()));
    figures.put("heap_bytes", heapBytes());
    figures.put("real_time_factor", realTimeFactor());
    firstMerge.ifPresent(first -> figures.put("first_merge", first.figures()));
    traffic.ifPresent(sent -> figures.putAll(sent.figures()));
    return figures;
  }

  /** In use after a collection, the map and all that it was made of in memory. */
  private static long heapBytes() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}

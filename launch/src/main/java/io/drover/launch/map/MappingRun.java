package io.drover.launch.map;

import com.sun.management.OperatingSystemMXBean;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.cli.Progress;
import io.drover.slam.RobotMapping;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.log.CarmenReader;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.sensor.RobotScan;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A log that was mapped.
 *
 * @param mapping finished
 * @param backwardStamps scans that were older than the one before
 * @param cpuSeconds of this process meanwhile
 * @param wallSeconds that it took
 */
public record MappingRun(
    RobotMapping mapping, long backwardStamps, double cpuSeconds, double wallSeconds) {
  /**
   * Maps one robot's log.
   *
   * @param odometry whether its wheels are believed
   * @param fovRadians what scans of an unknown number of beams span
   * @throws DroverException what reading throws, and {@code MALFORMED_FILE} if no scan is in it
   */
  public static MappingRun of(Path log, boolean odometry, OptionalDouble fovRadians) {
    double cpu = cpuSecondsSoFar();
    long start = System.nanoTime();
    RobotMapping mapping = new RobotMapping(LocalSlamOptions.DEFAULT, PoseGraphOptions.DEFAULT);
    Progress progress = new Progress("scans of " + log.getFileName(), CarmenReader.count(log));
    try (CarmenReader reader = CarmenReader.open(log, fovRadians)) {
      int read = 0;
      for (Optional<RobotScan> next = reader.next(); next.isPresent(); next = reader.next()) {
        mapping.add(odometry ? next.get() : next.get().withoutOdometry());
        progress.at(++read);
      }
      if (mapping.graph().size() == 0) {
        throw new DroverException(
            ErrorCode.MALFORMED_FILE,
            log + " holds no scan: give a CARMEN log with FLASER or ROBOTLASER1 records");
      }
      mapping.finish();
      progress.done();
      return new MappingRun(
          mapping,
          reader.backwardStamps(),
          cpuSecondsSoFar() - cpu,
          (System.nanoTime() - start) * 1e-9);
    }
  }

  private static double cpuSecondsSoFar() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        * 1e-9;
  }

  /** Figures for programs. */
  public Map<String, Object> figures() {
    long inter =
        mapping.graph().constraints().stream()
            .filter(constraint -> constraint.kind() == Constraint.Kind.INTER_SUBMAP)
            .count();
    Map<String, Object> constraints = new LinkedHashMap<>();
    constraints.put("intra", mapping.graph().constraints().size() - inter);
    constraints.put("inter", inter);
    constraints.put("cross_robot", 0);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("robots", 1);
    figures.put("merged", 1);
    figures.put("scans", mapping.scans());
    figures.put("submaps", mapping.graph().submaps());
    figures.put("constraints", constraints);
    figures.put("seconds", Map.of("cpu", cpuSeconds, "wall", wallSeconds));
    figures.put("heap_bytes", heapBytes());
    return figures;
  }

  /** In use after a collection, the map and all that it was made of in memory. */
  private static long heapBytes() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}

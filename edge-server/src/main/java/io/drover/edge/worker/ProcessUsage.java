package io.drover.edge.worker;

import com.sun.management.OperatingSystemMXBean;
import io.drover.edge.v1.WorkerUsage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this process has used, and how long the limit of its cgroup has held it back; both versions
 * of cgroups, inside a container and outside. Zero where there is none.
 */
final class ProcessUsage {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private static final Path OWN = Path.of("/proc/self/cgroup");

  /** The keys of {@code cpu.stat} by version, with their units. */
  private static final Map<String, Double> THROTTLED_SECONDS =
      Map.of("throttled_time", 1e-9, "throttled_usec", 1e-6);

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final List<Path> candidates = statFiles();

  WorkerUsage now() {
    return WorkerUsage.newBuilder()
        .setCpuSeconds(Math.max(0, system.getProcessCpuTime()) * 1e-9)
        .setThrottledSeconds(throttledSeconds())
        .build();
  }

  private double throttledSeconds() {
    return candidates.stream().flatMap(file -> throttled(file).stream()).findFirst().orElse(0.0);
  }

  private static Optional<Double> throttled(Path stat) {
    try {
      for (String line : Files.readAllLines(stat)) {
        String[] entry = line.split(" ");
        if (entry.length == 2 && THROTTLED_SECONDS.containsKey(entry[0])) {
          return Optional.of(Long.parseLong(entry[1]) * THROTTLED_SECONDS.get(entry[0]));
        }
      }
    } catch (IOException | NumberFormatException e) {
      // another version, or none
    }
    return Optional.empty();
  }

  /** In a container the own group is mounted as the root, whatever its path outside is. */
  private static List<Path> statFiles() {
    List<Path> files = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(OWN)) {
        String[] parts = line.split(":", 3);
        String path = parts.length == 3 ? parts[2].replaceFirst("^/", "") : "";
        List<String> controllers = List.of(parts.length == 3 ? parts[1].split(",") : new String[0]);
        if (controllers.contains("cpu")) {
          files.add(CGROUPS.resolve("cpu").resolve(path).resolve("cpu.stat"));
        } else if (controllers.contains("")) {
          files.add(CGROUPS.resolve(path).resolve("cpu.stat"));
        }
      }
    } catch (IOException e) {
      // not Linux
    }
    files.add(CGROUPS.resolve("cpu").resolve("cpu.stat"));
    files.add(CGROUPS.resolve("cpu.stat"));
    return files;
  }
}

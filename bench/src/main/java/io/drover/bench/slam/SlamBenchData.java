package io.drover.bench.slam;

import io.drover.bench.process.MapFigures;
import io.drover.bench.process.MapProcess;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.statistics.Percentiles;
import io.drover.launch.cli.Progress;
import io.drover.slam.evaluation.TrajectoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What sections test with: files of a folder, and maps, which are made once. One thread. */
final class SlamBenchData {
  private static final int DEPTH = 4;
  private static final double MEDIAN = 0.5;

  private final Path folder;
  private final Path out;
  private final int runs;
  private final Map<MapOrder, MappedLog> maps = new HashMap<>();

  /** What a map is made of. */
  private record MapOrder(Path log, int robots, boolean odometry) {}

  /**
   * Data of a folder, which need not be there.
   *
   * @param out where trajectories go
   * @param runs of each map
   */
  SlamBenchData(Path folder, Path out, int runs) {
    this.folder = folder;
    this.out = out;
    this.runs = runs;
  }

  /** What sections say whose data is not there. */
  String missing(String what) {
    return "There is " + what + " in " + folder + ": name another folder with --data.";
  }

  /** Logs, by name. */
  List<Path> logs() {
    return files(".clf", ".log", ".csv");
  }

  /** Pose graphs, by name. */
  List<Path> graphs() {
    return files(".g2o");
  }

  /** Files of relations whose logs stand beside them, by name. */
  List<Benchmark> benchmarks() {
    List<Benchmark> found = new ArrayList<>();
    for (Path relations : files(".relations")) {
      String name = Benchmark.nameOf(relations);
      logs().stream()
          .filter(log -> log.resolveSibling(relations.getFileName()).equals(relations))
          .filter(log -> Benchmark.nameOf(log).equals(name))
          .findFirst()
          .ifPresent(log -> found.add(new Benchmark(name, log, relations)));
    }
    return found;
  }

  private List<Path> files(String... endings) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, folder + " cannot be read: check its rights", e);
    }
  }

  /**
   * A log as a map, each time made by a process of its own.
   *
   * @param robots into how many parts it is cut
   * @throws DroverException what the process refused it with
   */
  MappedLog mapped(Path log, int robots, boolean odometry) {
    return maps.computeIfAbsent(new MapOrder(log, robots, odometry), this::map);
  }

  private MappedLog map(MapOrder order) {
    String name = Benchmark.nameOf(order.log);
    Path trajectory =
        out.resolve(
            String.format(
                Locale.ROOT,
                "%s-%d%s.tum",
                name,
                order.robots,
                order.odometry ? "" : "-without-odometry"));
    List<String> arguments =
        new ArrayList<>(
            List.of(order.log.toString(), "--trajectory", trajectory.toString(), "--odometry"));
    arguments.add(order.odometry ? "on" : "off");
    if (order.robots > 1) {
      arguments.addAll(List.of("--robots", Integer.toString(order.robots)));
      arguments.addAll(List.of("--out", mapFolder(order.log, order.robots).toString()));
    }
    Progress progress = new Progress("maps of " + name, runs);
    List<MapFigures> made = new ArrayList<>();
    while (made.size() < runs) {
      made.add(MapProcess.run(arguments));
      progress.at(made.size());
    }
    progress.done();
    return new MappedLog(
        made.get(0),
        median(made, MapFigures::cpuSeconds),
        median(made, MapFigures::wallSeconds),
        TrajectoryFile.read(trajectory));
  }

  /** Where what was mapped of a log by several robots is. */
  Path mapFolder(Path log, int robots) {
    return out.resolve(Benchmark.nameOf(log) + "-" + robots);
  }

  /**
   * Logs mapped together, a robot's each.
   *
   * @throws DroverException what the process refused one with
   */
  MapFigures mappedTogether(List<Path> logs) {
    return MapProcess.run(logs.stream().map(Path::toString).toList());
  }

  private static double median(List<MapFigures> made, ToDoubleFunction<MapFigures> figure) {
    return new Percentiles(made.stream().mapToDouble(figure).toArray()).at(MEDIAN);
  }
}

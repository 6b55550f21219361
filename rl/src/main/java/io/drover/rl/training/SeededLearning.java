package io.drover.rl.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns the same by several seeds. A seed is of a policy's weights, and of the drawn flights and
 * generated traces that it learns from; recorded flights, and what policies are chosen by, are the
 * same for all. One after the other in the calling thread.
 */
public final class SeededLearning {
  private final TrainingFlights flights;
  private final TrainingGround ground;
  private final PrintStream progress;
  private final NanoClock clock = new WallClock();

  /** From flights; tells its progress. */
  public SeededLearning(TrainingFlights flights, PrintStream progress) {
    this(flights, new TrainingGround(flights), progress);
  }

  SeededLearning(TrainingFlights flights, TrainingGround ground, PrintStream progress) {
    this.flights = flights;
    this.ground = ground;
    this.progress = progress;
  }

  /**
   * Learns a policy by each seed.
   *
   * @param name at the start of what is told
   * @param outputs seed → its network, {@code .onnx}; in this order
   * @param resume leave those as they are that are there and complete, and go on with the one that
   *     was interrupted; else all are learnt anew
   * @throws DroverException {@code MISSING_DEPENDENCY} without the library that learns, {@code
   *     FILE_NOT_WRITABLE}, {@code INVALID_ARGUMENT} if an interrupted run had other options
   */
  public List<LearntRun> learn(
      String name, LearningOptions learning, Map<Long, Path> outputs, boolean resume) {
    Map<Long, SeedRun> runs = new LinkedHashMap<>();
    outputs.forEach((seed, output) -> runs.put(seed, new SeedRun(flights, learning, seed, output)));
    List<Long> due =
        runs.entrySet().stream()
            .filter(run -> !(resume && run.getValue().complete()))
            .map(Map.Entry::getKey)
            .toList();
    LearningProgress told = new LearningProgress(due.size(), learning.objective(), progress, clock);
    List<LearntRun> learnt = new ArrayList<>();
    runs.forEach(
        (seed, run) -> {
          String label = label(name, seed, outputs.size());
          if (due.contains(seed)) {
            createFolder(outputs.get(seed));
            run.learn(ground, resume, label, told);
          } else {
            progress.print(label + "is there already\n");
          }
          learnt.add(run.result());
        });
    return learnt;
  }

  private static String label(String name, long seed, int seeds) {
    String which = seeds > 1 ? name + " seed " + seed : name;
    return which.isBlank() ? "" : which.strip() + ": ";
  }

  private static void createFolder(Path output) {
    Path folder = output.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, folder + " cannot be made: give another place", e);
    }
  }
}

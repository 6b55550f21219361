package io.drover.rl.training;

import java.nio.file.Path;

/**
 * A policy that was learnt by one seed.
 *
 * @param file the network; its sidecar and its learning curve are beside it
 */
public record LearntRun(long seed, Path file, WrittenCurve curve) {
  /** Where the learning curve is. */
  public Path curveFile() {
    return SchedulerTrainingOptions.beside(file, ".csv");
  }
}

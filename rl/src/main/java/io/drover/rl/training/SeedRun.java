package io.drover.rl.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.training.CheckpointFile;
import io.drover.onboard.scheduler.PolicyDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The learning of one policy into a file. Beside the network {@code .onnx} it leaves the sidecar
 * {@code .yaml}, the learning curve {@code .csv} and, when all of them are there, {@code .run}:
 * what they followed from.
 */
final class SeedRun {
  private final LearningOptions learning;
  private final long seed;
  private final Path output;
  private final RunDescription description;

  SeedRun(TrainingFlights flights, LearningOptions learning, long seed, Path output) {
    this.learning = learning;
    this.seed = seed;
    this.output = output;
    this.description =
        RunDescription.of(flights, learning, Trainers.options(learning.algorithm()), seed);
  }

  /** Whether its files are there, and of this run. */
  boolean complete() {
    Path said = beside(".run");
    try {
      return Files.exists(said)
          && Files.readString(said).equals(description.text())
          && Files.exists(output)
          && Files.exists(beside(".yaml"))
          && Files.exists(beside(".csv"));
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, said + " cannot be read: check the folder", e);
    }
  }

  /**
   * Learns and writes.
   *
   * @param resume go on from the checkpoint if there is one of the same options
   */
  void learn(TrainingGround ground, boolean resume, String label, LearningProgress progress) {
    CheckpointFile.delete(beside(".run"));
    Checkpoints checkpoints =
        learning.algorithm().rl4j()
            ? Checkpoints.NONE
            : new RunCheckpoints(beside(".checkpoint"), description, resume);
    List<LearningUpdate> earlier =
        checkpoints.last().map(LearningCheckpoint::updates).orElse(List.of());
    LearningCurve curve =
        new LearningCurve(beside(".csv"), learning.objective(), progress.clock(), earlier);
    long stepsBefore = earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1).step();
    progress.begin(label, stepsBefore, learning.steps());
    TrainedPolicy policy =
        Trainers.of(learning, ground.learningFrom(seed), checkpoints, seed)
            .train(learning.steps(), curve.andThen(progress));
    PolicyExport.write(
        policy.predicting(learning.objective()), description(policy, ground.space()), output);
    write(beside(".run"), description.text());
    CheckpointFile.delete(beside(".checkpoint"));
  }

  /** What it left. */
  LearntRun result() {
    return new LearntRun(seed, output, WrittenCurve.read(beside(".csv")));
  }

  private PolicyDescription description(TrainedPolicy policy, DecisionSpace space) {
    return policy.shape().inTurn()
        ? new PolicyDescription(learning.encoding(), 0, 0)
        : new PolicyDescription(
            learning.encoding(),
            space.resolutions().size(),
            space.qualities().size(),
            space.edges());
  }

  private Path beside(String ending) {
    return SchedulerTrainingOptions.beside(output, ending);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check the folder", e);
    }
  }
}

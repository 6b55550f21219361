package io.drover.rl.training;

import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.navigation.onnx.OnnxEnsemble;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.PolicyDescription;
import io.drover.rl.evaluation.Oracle;
import io.drover.rl.evaluation.PolicyEvaluation;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.Objective;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Learns A3D's scheduler from recorded flights: {@code ./drover train scheduler}. Runs in the
 * calling thread.
 */
public final class SchedulerTrainer {
  private final SchedulerTrainingOptions options;
  private final TrainingGround ground;

  private SchedulerTrainer(SchedulerTrainingOptions options) {
    this.options = options;
    this.ground = new TrainingGround(options.flights());
  }

  /**
   * Learns, writes the policies and reports.
   *
   * @param progress told how it goes
   * @throws DroverException {@code MISSING_DEPENDENCY} without the library that learns, {@code
   *     FILE_NOT_WRITABLE}
   */
  public static SchedulerTrainingReport train(
      SchedulerTrainingOptions options, PrintStream progress) {
    return new SchedulerTrainer(options).train(progress);
  }

  private SchedulerTrainingReport train(PrintStream progress) {
    NanoClock clock = new WallClock();
    double start = clock.seconds();
    LearningOptions learning = options.learning();
    List<LearntRun> runs =
        new SeededLearning(options.flights(), ground, progress)
            .learn("", learning, options.outputs(), options.resume());
    LearntRun best = best(learning.objective(), runs);
    if (options.ensemble()) {
      join(runs);
      copy(best.file(), ".yaml");
    } else if (!best.file().equals(options.output())) {
      Stream.of(".onnx", ".yaml", ".csv", ".run").forEach(ending -> copy(best.file(), ending));
    }
    List<TestedRun> tested =
        runs.stream().map(run -> new TestedRun(run, tested(run.file()))).toList();
    return new SchedulerTrainingReport(
        options.output(),
        SchedulerTrainingOptions.beside(
            options.ensemble() ? best.file() : options.output(), ".csv"),
        learning.objective(),
        learning.steps(),
        best.curve().best().validation(),
        clock.seconds() - start,
        results(tested(options.output())),
        tested);
  }

  private static LearntRun best(Objective objective, List<LearntRun> runs) {
    Comparator<LearntRun> byReward =
        Comparator.comparingDouble(run -> objective.figure(run.curve().best().validation()));
    return runs.stream().max(byReward).orElseThrow();
  }

  /** A file just written, as it will fly. */
  private PolicyResult tested(Path file) {
    PolicyDescription description =
        ConfigReader.read(
            SchedulerTrainingOptions.beside(file, ".yaml"), PolicyDescription.DEFAULT);
    byte[] onnx = read(file);
    return evaluation()
        .fly("a3d", () -> new NeuralScheduler(file.toString(), onnx, description, ground.space()));
  }

  private void join(List<LearntRun> runs) {
    byte[] joined = OnnxEnsemble.meanOf(runs.stream().map(run -> read(run.file())).toList());
    try {
      Files.write(options.output(), joined);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE,
          options.output() + " cannot be written: check the folder",
          e);
    }
  }

  /** The policy beside those that need no learning. */
  private List<PolicyResult> results(PolicyResult learnt) {
    List<PolicyResult> results =
        new ArrayList<>(evaluation().compare(PolicyEvaluation.baselines(ground.space())));
    results.add(learnt);
    results.add(Oracle.ofEachStep(options.flights().setup()).fly(ground.test()));
    return results;
  }

  private PolicyEvaluation evaluation() {
    return new PolicyEvaluation(options.flights().setup(), ground.test());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check the folder", e);
    }
  }

  private void copy(Path onnx, String ending) {
    Path to = SchedulerTrainingOptions.beside(options.output(), ending);
    try {
      Files.copy(
          SchedulerTrainingOptions.beside(onnx, ending), to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, to + " cannot be written: check the folder", e);
    }
  }
}

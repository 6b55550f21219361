package io.drover.rl.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.training.CheckpointFile;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.PolicyDescription;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.rl.evaluation.Oracle;
import io.drover.rl.evaluation.PolicyEvaluation;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Learns A3D's scheduler from recorded flights: {@code ./drover train scheduler}. Runs in the
 * calling thread.
 */
public final class SchedulerTrainer {
  private SchedulerTrainer() {}

  /**
   * Learns, writes the policy and reports.
   *
   * @param progress told how it goes
   * @throws DroverException {@code MISSING_DEPENDENCY} without the library that learns, {@code
   *     FILE_NOT_WRITABLE}
   */
  public static SchedulerTrainingReport train(
      SchedulerTrainingOptions options, PrintStream progress) {
    createFolder(options.output());
    NanoClock clock = new WallClock();
    double start = clock.seconds();
    LearningOptions learning = options.learning();
    TrainingGround ground = new TrainingGround(options.flights());
    LearningProgress told = new LearningProgress(1, learning.objective(), progress, clock);
    TrainedPolicy policy = learn(options, ground, options.flights().seed(), told);
    DecisionSpace space = ground.space();
    PolicyDescription description =
        policy.shape().inTurn()
            ? new PolicyDescription(learning.encoding(), 0, 0)
            : new PolicyDescription(
                learning.encoding(), space.resolutions().size(), space.qualities().size());
    PolicyExport.write(policy.predicting(learning.objective()), description, options.output());
    CheckpointFile.delete(SchedulerTrainingOptions.beside(options.output(), ".checkpoint"));
    List<PolicyResult> results =
        test(options.output(), description, space, options.flights().setup(), ground.test());
    return new SchedulerTrainingReport(
        options.output(),
        SchedulerTrainingOptions.beside(options.output(), ".csv"),
        learning.objective(),
        learning.steps(),
        learning.objective().figure(policy.score()),
        clock.seconds() - start,
        results);
  }

  private static TrainedPolicy learn(
      SchedulerTrainingOptions options,
      TrainingGround ground,
      long seed,
      LearningProgress progress) {
    LearningOptions learning = options.learning();
    RunDescription run =
        RunDescription.of(
            options.flights(), learning, Trainers.options(learning.algorithm()), seed);
    Checkpoints checkpoints =
        new RunCheckpoints(
            SchedulerTrainingOptions.beside(options.output(), ".checkpoint"),
            run,
            options.resume());
    List<LearningUpdate> earlier =
        checkpoints.last().map(LearningCheckpoint::updates).orElse(List.of());
    LearningCurve curve =
        new LearningCurve(
            SchedulerTrainingOptions.beside(options.output(), ".csv"),
            learning.objective(),
            earlier);
    long stepsBefore = earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1).step();
    progress.begin("", stepsBefore, learning.steps());
    return Trainers.of(learning, ground, checkpoints, seed)
        .train(learning.steps(), curve.andThen(progress));
  }

  /** The file just written, as it will fly, beside the policies that need no learning. */
  private static List<PolicyResult> test(
      Path file,
      PolicyDescription description,
      DecisionSpace space,
      FlightSetup setup,
      List<Scenario> flights) {
    byte[] onnx = read(file);
    Map<String, Supplier<Scheduler>> policies = PolicyEvaluation.baselines(space);
    policies.put("a3d", () -> new NeuralScheduler(file.toString(), onnx, description, space));
    List<PolicyResult> results =
        new ArrayList<>(new PolicyEvaluation(setup, flights).compare(policies));
    results.add(Oracle.ofEachStep(setup).fly(flights));
    return results;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check the folder", e);
    }
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

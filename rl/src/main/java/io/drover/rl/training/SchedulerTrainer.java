package io.drover.rl.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.PolicyDescription;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.evaluation.Oracle;
import io.drover.rl.evaluation.PolicyEvaluation;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.DomainRandomisation;
import io.drover.rl.flight.FlightEnvironment;
import io.drover.rl.flight.FlightMix;
import io.drover.rl.flight.Objective;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.ScenarioSampler;
import io.drover.rl.flight.TraceSplit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Learns A3D's scheduler from recorded flights: {@code ./drover train scheduler}.
 *
 * <p>Learns from and chooses by the flights as they are and others that keep it from trusting its
 * own network blindly ({@link FlightMix}); reports on them as they are. Traces are split whole; the
 * policy is chosen by flights over validation traces and reported on over test traces, under
 * nominal conditions. Runs in the calling thread.
 */
public final class SchedulerTrainer {
  private static final double EPISODE_SECONDS = 100;
  private static final double TRACE_SECONDS = 300;
  private static final int VALIDATION_EPISODES = 256;
  private static final int TEST_FLIGHTS = 200;

  private SchedulerTrainer() {}

  /**
   * Learns, writes the policy and reports.
   *
   * @param progress told how it goes
   * @throws DroverException {@code MISSING_DEPENDENCY} without PyTorch, {@code FILE_NOT_WRITABLE}
   */
  public static SchedulerTrainingReport train(
      SchedulerTrainingOptions options, PrintStream progress) {
    startEngine();
    createFolder(options.output());
    NanoClock clock = new WallClock();
    double start = clock.seconds();
    TraceSplit traces =
        TraceSplit.generated(options.generatedTracesPerKind(), TRACE_SECONDS, options.seed())
            .and(TraceSplit.of(options.traces(), options.seed()));
    ScenarioSampler training =
        new ScenarioSampler(
            FlightMix.forLearning(options.profiles(), options.seed()),
            traces.train(),
            options.randomisation(),
            EPISODE_SECONDS);
    ScenarioSampler validation =
        new ScenarioSampler(
            FlightMix.forLearning(options.unseenProfiles(), ~options.seed()),
            traces.validation(),
            options.randomisation(),
            EPISODE_SECONDS);
    Trainer trainer = trainer(options, training, validation);
    Path curve = SchedulerTrainingOptions.beside(options.output(), ".csv");
    TrainedPolicy policy =
        trainer.train(options.steps(), new LearningCurve(curve, progress, clock));

    DecisionSpace space = training.space();
    PolicyDescription description =
        policy.shape().inTurn()
            ? new PolicyDescription(options.encoding(), 0, 0)
            : new PolicyDescription(
                options.encoding(), space.resolutions().size(), space.qualities().size());
    PolicyExport.write(policy, description, options.output());
    List<PolicyResult> results = test(options, traces, description, space);
    return new SchedulerTrainingReport(
        options.output(), curve, options.steps(), policy.score(), clock.seconds() - start, results);
  }

  private static Trainer trainer(
      SchedulerTrainingOptions options, ScenarioSampler training, ScenarioSampler validation) {
    StateEncoding encoding = options.encoding();
    int actions = training.space().size();
    NetworkShape shape =
        encoding == StateEncoding.OUTLOOK
            ? NetworkShape.eachAction(encoding.ofFlight(), encoding.ofAction(), actions)
            : NetworkShape.a3d(encoding.features(actions), actions);
    Validation validated =
        new Validation(
            () -> new FlightEnvironment(options.setup(), validation, encoding, Objective.QON),
            VALIDATION_EPISODES,
            options.seed());
    return switch (options.algorithm()) {
      case A2C ->
          new ActorCriticTrainer(
              ActorCriticOptions.A2C,
              environments(options, training, ActorCriticOptions.A2C.environments()),
              shape,
              validated,
              options.seed());
      case AGGREVATE ->
          new AggrevateTrainer(
              AggrevateOptions.DEFAULT,
              environments(options, training, AggrevateOptions.DEFAULT.environments()),
              shape,
              validated,
              options.seed());
    };
  }

  private static List<FlightEnvironment> environments(
      SchedulerTrainingOptions options, ScenarioSampler training, int count) {
    List<FlightEnvironment> environments = new ArrayList<>();
    for (int e = 0; e < count; e++) {
      environments.add(
          new FlightEnvironment(options.setup(), training, options.encoding(), Objective.QON));
    }
    return environments;
  }

  /** The file just written, as it will fly, beside the policies that need no learning. */
  private static List<PolicyResult> test(
      SchedulerTrainingOptions options,
      TraceSplit traces,
      PolicyDescription description,
      DecisionSpace space) {
    ScenarioSampler sampler =
        new ScenarioSampler(
            FlightMix.only(options.unseenProfiles()),
            traces.test(),
            DomainRandomisation.NONE,
            EPISODE_SECONDS);
    SplittableRandom random = new SplittableRandom(options.seed());
    List<Scenario> flights = new ArrayList<>();
    for (int i = 0; i < TEST_FLIGHTS; i++) {
      flights.add(sampler.draw(random));
    }
    byte[] onnx = read(options.output());
    Map<String, Supplier<Scheduler>> policies = PolicyEvaluation.baselines(space);
    policies.put(
        "a3d", () -> new NeuralScheduler(options.output().toString(), onnx, description, space));
    PolicyEvaluation evaluation = new PolicyEvaluation(options.setup(), flights);
    List<PolicyResult> results = new ArrayList<>(evaluation.compare(policies));
    results.add(Oracle.ofEachStep(options.setup()).fly(flights));
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

  private static void startEngine() {
    // read when PyTorch starts; networks this small gain nothing from a second thread
    if (System.getProperty("ai.djl.pytorch.num_threads") == null) {
      System.setProperty("ai.djl.pytorch.num_threads", "1");
      System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }
    try {
      Engine.getEngine(ActorCritic.ENGINE);
    } catch (EngineException e) {
      throw new DroverException(
          ErrorCode.MISSING_DEPENDENCY,
          "PyTorch is not on the class path: train with ./drover train scheduler",
          e);
    }
  }
}

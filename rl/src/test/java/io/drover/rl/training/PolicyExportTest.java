package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.drover.core.config.ConfigReader;
import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.PolicyDescription;
import io.drover.onboard.scheduler.RecentPast;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.FrameSink;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.StepSimulator;
import io.drover.rl.flight.SyntheticFlights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyExportTest {
  @TempDir Path folder;

  @Test
  void fliesWithTheProbabilitiesThatWereLearnt() throws IOException {
    fliesAs(
        randomPolicy(NetworkShape.a3d(StateEncoding.EXTENDED.features(12), 12), false),
        new PolicyDescription(StateEncoding.EXTENDED, 3, 3));
  }

  @Test
  void fliesWithWhatWasLearntOfEachAction() throws IOException {
    StateEncoding encoding = StateEncoding.OUTLOOK;
    fliesAs(
        randomPolicy(NetworkShape.eachAction(encoding.ofFlight(), encoding.ofAction(), 12), true),
        new PolicyDescription(encoding, 0, 0));
  }

  @Test
  void servesOtherNumbersOfActionsIfAppliedToEach() {
    StateEncoding encoding = StateEncoding.OUTLOOK;
    TrainedPolicy policy =
        randomPolicy(NetworkShape.eachAction(encoding.ofFlight(), encoding.ofAction(), 12), true);
    DecisionSpace finer =
        new DecisionSpace(
            Stream.of(448, 224, 112, 320, 160).map(InputResolution::new).toList(),
            Stream.of(95, 80, 60, 30, 10).map(JpegQuality::new).toList());
    double[] latency = new double[finer.size()];
    DecisionState state =
        new DecisionState(
            0.1,
            0.1,
            1e6,
            new ResourceShare(2),
            0.03,
            0.1,
            3,
            latency,
            latency,
            new NavigationOutput(0, 0),
            -1,
            RecentPast.unknown(finer.size()));
    try (NeuralScheduler scheduler =
        new NeuralScheduler(
            "policy",
            PolicyExport.graph(policy).toBytes(),
            new PolicyDescription(encoding, 0, 0),
            finer)) {
      assertThat(scheduler.decide(state).preferences()).hasSize(30);
      assertThat(scheduler.decide(state).predictedQuality()).hasSize(30);
    }
  }

  private void fliesAs(TrainedPolicy policy, PolicyDescription description) throws IOException {
    FlightProfile profile = SyntheticFlights.flight(120, 1);
    DecisionSpace space = profile.space();
    Path file = folder.resolve("policy.onnx");
    PolicyExport.write(policy, description, file);
    assertThat(
            ConfigReader.read(
                folder.resolve("policy.yaml"), new PolicyDescription(StateEncoding.A3D, 1, 1)))
        .isEqualTo(description);

    StepSimulator simulator = new StepSimulator(FlightSetup.DEFAULT);
    simulator.start(
        Scenario.whole(profile, BandwidthTrace.constant(3e6), Conditions.NOMINAL),
        true,
        FrameSink.NONE);
    try (NeuralScheduler scheduler =
            new NeuralScheduler("policy", Files.readAllBytes(file), description, space);
        NDManager manager = NDManager.newBaseManager(ActorCritic.ENGINE)) {
      ActorCritic network =
          new ActorCritic(
              policy.shape(),
              policy.normalisation(),
              policy.weights(),
              policy.predictsReward(),
              manager);
      while (!simulator.over()) {
        Choice choice = scheduler.decide(simulator.state());
        NDArray observation = observation(description.encoding(), simulator.state(), manager);
        NDArray normalised = network.normalise(observation);
        requireEqual(choice.preferences(), network.logits(normalised).softmax(1));
        if (policy.predictsReward()) {
          requireEqual(choice.predictedQuality(), network.actionValues(normalised));
        } else {
          assertThat(choice.predictedQuality()).isEmpty();
        }
        simulator.run(space.indexOf(choice.decision()));
      }
    }
  }

  private static void requireEqual(double[] flown, NDArray learnt) {
    float[] expected = learnt.toFloatArray();
    for (int a = 0; a < expected.length; a++) {
      assertThat(flown[a]).isCloseTo(expected[a], within(1e-5));
    }
  }

  private static NDArray observation(
      StateEncoding encoding, DecisionState state, NDManager manager) {
    float[] features = new float[encoding.features(12)];
    encoding.encode(state, DecisionSpace.a3d(448), features, 0);
    return manager.create(features, new Shape(1, features.length));
  }

  /** Far from uniform, and with features outside of what normalisation lets through. */
  private static TrainedPolicy randomPolicy(NetworkShape shape, boolean predictsReward) {
    SplittableRandom random = new SplittableRandom(3);
    int features = shape.features();
    float[] weights = new float[shape.weights()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.15 * random.nextGaussian());
    }
    float[] mean = new float[features];
    float[] deviation = new float[features];
    for (int f = 0; f < features; f++) {
      // the same for all actions, as it is where they are measured
      int alike =
          shape.inTurn() && f >= shape.ofFlight() + shape.ofAction() ? f - shape.ofAction() : f;
      mean[f] = alike < f ? mean[alike] : (float) random.nextGaussian();
    }
    Arrays.fill(deviation, 0.4f);
    return new TrainedPolicy(shape, new Normalisation(mean, deviation), weights, predictsReward, 0);
  }
}

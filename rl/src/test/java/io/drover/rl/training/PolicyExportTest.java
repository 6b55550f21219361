package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.drover.core.config.ConfigReader;
import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.PolicyDescription;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyExportTest {
  private static final StateEncoding ENCODING = StateEncoding.EXTENDED;

  @TempDir Path folder;

  @Test
  void fliesWithTheProbabilitiesThatWereLearnt() throws IOException {
    FlightProfile profile = SyntheticFlights.flight(120, 1);
    DecisionSpace space = profile.space();
    TrainedPolicy policy = randomPolicy(ENCODING.features(space.size()), space.size());
    Path file = folder.resolve("policy.onnx");
    PolicyExport.write(policy, PolicyDescription.DEFAULT, file);
    assertThat(
            ConfigReader.read(
                folder.resolve("policy.yaml"), new PolicyDescription(StateEncoding.A3D, 1, 1)))
        .isEqualTo(PolicyDescription.DEFAULT);

    StepSimulator simulator = new StepSimulator(FlightSetup.DEFAULT);
    simulator.start(
        Scenario.whole(profile, BandwidthTrace.constant(3e6), Conditions.NOMINAL),
        true,
        FrameSink.NONE);
    try (NeuralScheduler scheduler =
            new NeuralScheduler(
                "policy", Files.readAllBytes(file), PolicyDescription.DEFAULT, space);
        NDManager manager = NDManager.newBaseManager(A2cTrainer.ENGINE)) {
      ActorCritic network =
          new ActorCritic(policy.shape(), policy.normalisation(), policy.weights(), manager);
      while (!simulator.over()) {
        Choice choice = scheduler.decide(simulator.state());
        float[] expected = probabilities(network, simulator.state(), manager);
        for (int a = 0; a < space.size(); a++) {
          assertThat(choice.preferences()[a]).isCloseTo(expected[a], within(1e-5));
        }
        simulator.run(space.indexOf(choice.decision()));
      }
    }
  }

  private static float[] probabilities(
      ActorCritic network, DecisionState state, NDManager manager) {
    float[] features = new float[ENCODING.features(12)];
    ENCODING.encode(state, features, 0);
    NDArray observation = manager.create(features, new Shape(1, features.length));
    return network.logits(network.normalise(observation)).softmax(1).toFloatArray();
  }

  /** Far from uniform, and with features outside of what normalisation lets through. */
  private static TrainedPolicy randomPolicy(int features, int actions) {
    SplittableRandom random = new SplittableRandom(3);
    NetworkShape shape = NetworkShape.a3d(features, actions);
    float[] weights = new float[shape.weights()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.15 * random.nextGaussian());
    }
    float[] mean = new float[features];
    float[] deviation = new float[features];
    for (int f = 0; f < features; f++) {
      mean[f] = (float) random.nextGaussian();
    }
    Arrays.fill(deviation, 0.4f);
    return new TrainedPolicy(shape, new Normalisation(mean, deviation), weights, 0);
  }
}

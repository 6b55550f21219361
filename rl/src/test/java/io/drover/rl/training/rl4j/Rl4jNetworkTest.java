package io.drover.rl.training.rl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.PolicyDescription;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.FrameSink;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.StepSimulator;
import io.drover.rl.flight.SyntheticFlights;
import io.drover.rl.training.NetworkShape;
import io.drover.rl.training.Normalisation;
import io.drover.rl.training.PolicyExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

@NeedsNd4j
class Rl4jNetworkTest {
  private static final StateEncoding ENCODING = StateEncoding.EXTENDED;

  @TempDir Path folder;

  @Test
  void fliesWithTheProbabilitiesOfAnActor() throws IOException {
    fliesAsItActs(Activation.SOFTMAX, probabilities -> probabilities);
  }

  @Test
  void fliesByTheGreatestOfTheValuesOfActions() throws IOException {
    fliesAsItActs(Activation.IDENTITY, Rl4jNetworkTest::softmax);
  }

  @Test
  void leavesTheWeightsThatItWasGivenWhereTheyWere() {
    NetworkShape shape = NetworkShape.a3d(5, 3);
    float[] weights = randomWeights(shape);
    DenseNetwork actor = network(shape.actor(), weights, Activation.SOFTMAX);
    DenseNetwork critic = network(shape.critic(), weights, Activation.IDENTITY);
    Normalisation none = new Normalisation(new float[5], new float[] {1, 1, 1, 1, 1});

    assertThat(new Rl4jNetwork(shape, none, List.of(actor, critic)).snapshot(0.5).weights())
        .isEqualTo(weights);
    float[] ofActorAlone = new Rl4jNetwork(shape, none, List.of(actor)).snapshot(0.5).weights();
    int critics = shape.critic().get(0).offset();
    assertThat(ofActorAlone).startsWith(Arrays.copyOf(weights, critics));
    assertThat(Arrays.copyOfRange(ofActorAlone, critics, weights.length)).containsOnly(0);
  }

  /** What the ONNX file says in flight is what DL4J computes from the same state. */
  private void fliesAsItActs(Activation output, UnaryOperator<float[]> toProbabilities)
      throws IOException {
    FlightProfile profile = SyntheticFlights.flight(120, 1);
    DecisionSpace space = profile.space();
    NetworkShape shape = NetworkShape.a3d(ENCODING.features(space.size()), space.size());
    float[] weights = randomWeights(shape);
    Rl4jNetwork network =
        new Rl4jNetwork(
            shape,
            randomNormalisation(shape.features()),
            List.of(network(shape.actor(), weights, output)));
    Path file = folder.resolve("policy.onnx");
    PolicyExport.write(network.snapshot(0), PolicyDescription.DEFAULT, file);

    StepSimulator simulator = new StepSimulator(FlightSetup.DEFAULT);
    simulator.start(
        Scenario.whole(profile, BandwidthTrace.constant(3e6), Conditions.NOMINAL),
        true,
        FrameSink.NONE);
    try (NeuralScheduler scheduler =
        new NeuralScheduler("policy", Files.readAllBytes(file), PolicyDescription.DEFAULT, space)) {
      while (!simulator.over()) {
        Choice choice = scheduler.decide(simulator.state());
        float[] features = new float[shape.features()];
        ENCODING.encode(simulator.state(), DecisionSpace.a3d(448), features, 0);
        float[] preferences = network.preferences(features, 1);
        float[] probabilities = toProbabilities.apply(preferences);
        for (int a = 0; a < space.size(); a++) {
          assertThat(choice.preferences()[a]).isCloseTo(probabilities[a], within(1e-5));
        }
        assertThat(space.indexOf(choice.decision())).isEqualTo(greatest(preferences));
        simulator.run(space.indexOf(choice.decision()));
      }
    }
  }

  private static DenseNetwork network(
      List<NetworkShape.Layer> layers, float[] weights, Activation output) {
    return new DenseNetwork(layers, weights, output, new LossMSE(), 1e-3);
  }

  /** Far from uniform. */
  private static float[] randomWeights(NetworkShape shape) {
    SplittableRandom random = new SplittableRandom(3);
    float[] weights = new float[shape.weights()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.15 * random.nextGaussian());
    }
    return weights;
  }

  /** Lets some features through as they are, and holds others to the limit. */
  private static Normalisation randomNormalisation(int features) {
    SplittableRandom random = new SplittableRandom(4);
    float[] mean = new float[features];
    float[] deviation = new float[features];
    for (int f = 0; f < features; f++) {
      mean[f] = (float) random.nextGaussian();
      deviation[f] = (float) (0.1 + random.nextDouble());
    }
    return new Normalisation(mean, deviation);
  }

  private static float[] softmax(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += Math.exp(value);
    }
    float[] probabilities = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      probabilities[i] = (float) (Math.exp(values[i]) / sum);
    }
    return probabilities;
  }

  private static int greatest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}

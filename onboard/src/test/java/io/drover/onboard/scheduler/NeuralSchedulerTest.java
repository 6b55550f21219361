package io.drover.onboard.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.onnx.OnnxAttribute;
import io.drover.navigation.onnx.OnnxGraph;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NeuralSchedulerTest {
  private static final DecisionSpace SPACE =
      new DecisionSpace(List.of(new InputResolution(64)), List.of(new JpegQuality(95)));
  private static final PolicyDescription PAPER = new PolicyDescription(StateEncoding.A3D, 1, 1);

  @Test
  void takesTheMostProbableActionOfItsNetwork() {
    // on board when complex, at the edge when dynamic
    try (NeuralScheduler scheduler =
        new NeuralScheduler("tiny", policy(4, 2, 1, 0, 0, 1), PAPER, SPACE)) {
      Choice complex = scheduler.decide(state(2, 1));
      assertThat(complex.decision().label()).isEqualTo("onboard-64");
      assertThat(complex.preferences()[0]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-6));
      assertThat(DoubleStream.of(complex.preferences()).sum()).isCloseTo(1, within(1e-6));
      Choice dynamic = scheduler.decide(state(1, 4));
      assertThat(dynamic.decision().label()).isEqualTo("edge-64-q95");
      assertThat(dynamic.preferences()[1]).isCloseTo(1 / (1 + Math.exp(-3)), within(1e-6));
      assertThat(complex.preferences()).isNotSameAs(dynamic.preferences());
      assertThat(scheduler.watchesLink()).isTrue();
    }
  }

  @Test
  void refusesAPolicyOfAnotherDecisionSpace() {
    PolicyDescription three = new PolicyDescription(StateEncoding.A3D, 3, 3);
    assertMismatch(
        () -> new NeuralScheduler("tiny", policy(4, 12), three, SPACE), "3 resolutions × 3");
  }

  @Test
  void refusesANetworkThatTakesOtherFeaturesThanItsSidecarSays() {
    assertMismatch(() -> new NeuralScheduler("tiny", policy(9, 2), PAPER, SPACE), "takes [1, 9]");
  }

  @Test
  void refusesANetworkThatGivesOtherActionsThanThereAre() {
    assertMismatch(() -> new NeuralScheduler("tiny", policy(4, 3), PAPER, SPACE), "gives [1, 3]");
  }

  @Test
  void refusesWhatIsNoPolicyNetwork() {
    assertMismatch(
        () -> new NeuralScheduler("tiny", new byte[100], PAPER, SPACE), "not a usable ONNX");
    OnnxGraph other = new OnnxGraph("other");
    other.output("y", other.apply("Relu", List.of(other.input("x", 1, 4))), 1, 4);
    assertMismatch(
        () -> new NeuralScheduler("tiny", other.toBytes(), PAPER, SPACE), "input 'state'");
  }

  private static void assertMismatch(ThrowingCallable making, String message) {
    assertThatThrownBy(making)
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("tiny")
        .hasMessageContaining(message)
        .extracting("code")
        .isEqualTo(ErrorCode.MODEL_MISMATCH);
  }

  /** A linear policy: softmax(state · weights), the weights given row by row, the rest 0. */
  private static byte[] policy(int features, int actions, float... weights) {
    OnnxGraph graph = new OnnxGraph("policy");
    String state = graph.input("state", 1, features);
    String matrix =
        graph.floats("weights", Arrays.copyOf(weights, features * actions), features, actions);
    String logits = graph.apply("MatMul", List.of(state, matrix));
    graph.output(
        "probabilities",
        graph.apply("Softmax", List.of(logits), OnnxAttribute.integer("axis", 1)),
        1,
        actions);
    return graph.toBytes();
  }

  private static DecisionState state(double complexity, double dynamics) {
    return new DecisionState(
        complexity,
        dynamics,
        1e6,
        new ResourceShare(1),
        0.03,
        0,
        0,
        new double[] {0.7, 0.2},
        new double[2],
        new NavigationOutput(0, 0),
        -1,
        RecentPast.unknown(2));
  }
}

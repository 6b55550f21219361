package io.drover.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionSpaceTest {
  private static final DecisionSpace A3D = DecisionSpace.a3d(448);

  @Test
  void numbersTheTwelveActionsOfThePaper() {
    assertThat(labels(A3D))
        .containsExactly(
            "onboard-448",
            "onboard-224",
            "onboard-112",
            "edge-448-q95",
            "edge-448-q60",
            "edge-448-q10",
            "edge-224-q95",
            "edge-224-q60",
            "edge-224-q10",
            "edge-112-q95",
            "edge-112-q60",
            "edge-112-q10");
  }

  @Test
  void appendsTheActionsOfFurtherEdges() {
    DecisionSpace two = A3D.withEdges(2);
    assertThat(labels(two).subList(0, 12)).isEqualTo(labels(A3D));
    assertThat(labels(two).subList(12, 21))
        .startsWith("edge2-448-q95", "edge2-448-q60")
        .endsWith("edge2-112-q10");
    assertThat(two.size()).isEqualTo(21);
    assertThat(two.reference()).isEqualTo(A3D.reference());
    assertThat(two.withEdges(1).decisions()).isEqualTo(A3D.decisions());
  }

  @Test
  void knowsWhichActionsMakeTheSameOfAFrame() {
    DecisionSpace fine =
        new DecisionSpace(
            List.of(new InputResolution(448), new InputResolution(112)),
            List.of(new JpegQuality(95), new JpegQuality(30), new JpegQuality(5)),
            3);
    assertThat(fine.fidelities()).isEqualTo(fine.withEdges(1).size()).isEqualTo(8);
    for (int action = 0; action < fine.size(); action++) {
      OffloadDecision decision = fine.decision(action);
      OffloadDecision first = fine.decision(fine.fidelity(action));
      assertThat(first.resolution()).isEqualTo(decision.resolution());
      assertThat(first.quality()).isEqualTo(decision.quality());
      assertThat(first.edge()).isEqualTo(Math.min(1, decision.edge()));
    }
    assertThat(IntStream.range(0, A3D.size()).map(A3D::fidelity))
        .containsExactlyElementsOf(IntStream.range(0, 12).boxed().toList());
  }

  @Test
  void needsAnEdge() {
    assertThatThrownBy(() -> A3D.withEdges(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> labels(DecisionSpace space) {
    return space.decisions().stream().map(OffloadDecision::label).toList();
  }
}

package io.drover.slam.posegraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsensusTest {
  private static final Consensus<Seen> CONSENSUS =
      new Consensus<>((a, b) -> a.claim == b.claim, Seen::place, 3, 4);

  /** Something seen at a place along a way, and what it says about where that is. */
  private record Seen(double at, int claim) {
    Pose2 place() {
      return new Pose2(at, 0, 0);
    }
  }

  @Test
  void believesEnoughThatAgreeAndArePlacesApart() {
    Seen last = new Seen(5, 1);
    List<Seen> all = List.of(new Seen(0, 1), new Seen(2, 1), last);
    assertThat(CONSENSUS.with(last, all)).containsExactlyElementsOf(all);
  }

  @Test
  void doesNotBelieveTwo() {
    Seen last = new Seen(5, 1);
    assertThat(CONSENSUS.with(last, List.of(new Seen(0, 1), last))).isEmpty();
  }

  @Test
  void doesNotBelieveManyOfOnePlace() {
    Seen last = new Seen(3, 1);
    List<Seen> all = List.of(new Seen(0, 1), new Seen(1, 1), new Seen(2, 1), last);
    assertThat(CONSENSUS.with(last, all)).isEmpty();
  }

  @Test
  void leavesOutThoseThatSaySomethingElse() {
    Seen last = new Seen(5, 1);
    Seen other = new Seen(3, 2);
    assertThat(CONSENSUS.with(last, List.of(new Seen(0, 1), other, new Seen(2, 1), last)))
        .hasSize(3)
        .doesNotContain(other);
  }

  @Test
  void believesNothingWhileHalfAsManyAgreeAboutSomethingElse() {
    Seen last = new Seen(6, 1);
    List<Seen> all =
        List.of(
            new Seen(0, 1), new Seen(1, 2), new Seen(2, 1), new Seen(3, 2), new Seen(4, 1), last);
    assertThat(CONSENSUS.with(last, all)).isEmpty();
  }
}

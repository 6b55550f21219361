package io.drover.slam.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroupAssignerTest {
  private static double[][] costs(int groups, int edges, SplittableRandom random) {
    double[][] seconds = new double[groups][edges];
    for (double[] row : seconds) {
      for (int edge = 0; edge < edges; edge++) {
        row[edge] = random.nextDouble();
      }
    }
    return seconds;
  }

  @Test
  void isAsGoodAsTryingEverything() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 2000; trial++) {
      int edges = random.nextInt(1, 7);
      double[][] seconds = costs(random.nextInt(0, edges + 1), edges, random);
      if (trial % 4 == 0) {
        coarsen(seconds);
      }
      int[] assigned = new BottleneckAssigner().assign(seconds);
      assertThat(assigned).doesNotHaveDuplicates().hasSize(seconds.length);
      assertThat(GroupAssigner.bottleneck(seconds, assigned)).isEqualTo(least(seconds, 0, 0));
    }
  }

  /** So that many costs are equal, and some impossible. */
  private static void coarsen(double[][] seconds) {
    for (double[] row : seconds) {
      for (int edge = 0; edge < row.length; edge++) {
        double third = Math.floor(3 * row[edge]);
        row[edge] = third == 2 ? Double.POSITIVE_INFINITY : third;
      }
    }
  }

  private static double least(double[][] seconds, int group, int taken) {
    if (group == seconds.length) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int edge = 0; edge < seconds[group].length; edge++) {
      if ((taken >> edge & 1) == 0) {
        double rest = least(seconds, group + 1, taken | 1 << edge);
        least = Math.min(least, Math.max(seconds[group][edge], rest));
      }
    }
    return least;
  }

  @Test
  void oneGroupAfterTheOtherIsAThirdWorseThanTheBest() {
    SplittableRandom random = new SplittableRandom(2);
    double ratio = 0;
    for (int trial = 0; trial < 2000; trial++) {
      double[][] seconds = costs(4, 4, random);
      int[] greedy = new GreedyAssigner().assign(seconds);
      assertThat(greedy).doesNotHaveDuplicates();
      double best = GroupAssigner.bottleneck(seconds, new BottleneckAssigner().assign(seconds));
      ratio += GroupAssigner.bottleneck(seconds, greedy) / best / 2000;
    }
    assertThat(ratio).isBetween(1.2, 1.5);
  }

  @Test
  void rejectsMoreGroupsThanEdges() {
    assertThatThrownBy(() -> new BottleneckAssigner().assign(new double[][] {{1}, {2}}))
        .hasMessageContaining("2 groups have too few edges");
  }
}

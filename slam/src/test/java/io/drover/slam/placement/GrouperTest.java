package io.drover.slam.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrouperTest {
  private static final int GRAPHS = 200;

  @ParameterizedTest
  @CsvSource({"9, 3", "10, 3", "10, 4", "50, 3", "7, 7", "2, 5", "6, 1", "100, 8"})
  void groupsEveryoneOnceAndEvenly(int robots, int groups) {
    OverlapGraph graph = RandomMaps.graph(robots, new SplittableRandom(1));
    for (Grouper grouper : List.of(new RandomGrouper(3), new GrowthGrouper(), new TabuGrouper())) {
      RobotGrouping grouping = grouper.group(graph, groups);
      assertThat(grouping.groups()).hasSize(groups);
      assertThat(grouping.robots()).isEqualTo(robots);
      assertThat(grouping).isEqualTo(grouper.group(graph, groups));
    }
  }

  @Test
  void growsFromTheLoneliestByTheLargestGain() {
    double[][] w = new double[6][6];
    link(w, 0, 1, 0.2);
    link(w, 0, 2, 0.3);
    link(w, 1, 2, 0.4);
    link(w, 2, 3, 0.1);
    link(w, 3, 4, 0.4);
    link(w, 4, 5, 0.3);
    OverlapGraph graph = OverlapGraph.ofWeights(new double[] {1, 1, 1, 1, 1, 1}, w);
    // 5 is alone but for 4, whose gain beats 3's by 0.3 − 0.4 against −0.5; then 3
    assertThat(new GrowthGrouper().group(graph, 2).groups())
        .containsExactly(List.of(3, 4, 5), List.of(0, 1, 2));
  }

  private static void link(double[][] weights, int u, int v, double weight) {
    weights[u][v] = weight;
    weights[v][u] = weight;
  }

  @Test
  void tabuReachesTheLeastCutOfNineRobotsInThreeGroups() {
    int optimal = 0;
    double random = 0;
    double growth = 0;
    SplittableRandom source = new SplittableRandom(11);
    for (int trial = 0; trial < GRAPHS; trial++) {
      OverlapGraph graph = RandomMaps.graph(9, source);
      double least = leastCut(graph, 3);
      double tabu = graph.cut(new TabuGrouper().group(graph, 3));
      assertThat(tabu).isGreaterThanOrEqualTo(least - 1e-9).isLessThan(1.05 * least);
      optimal += tabu < least + 1e-9 ? 1 : 0;
      random += graph.cut(new RandomGrouper(trial).group(graph, 3)) / least / GRAPHS;
      growth += graph.cut(new GrowthGrouper().group(graph, 3)) / least / GRAPHS;
    }
    assertThat(optimal).isGreaterThanOrEqualTo(GRAPHS - 2);
    assertThat(random).isBetween(1.4, 1.7);
    assertThat(growth).isBetween(1.0, 1.2);
  }

  @Test
  void tabuGetsPastWhereDescentStops() {
    SplittableRandom source = new SplittableRandom(12);
    int better = 0;
    for (int trial = 0; trial < GRAPHS; trial++) {
      OverlapGraph graph = RandomMaps.graph(12, source);
      double tabu = graph.cut(new TabuGrouper().group(graph, 3));
      // without a list the search falls back at once to where it came from
      double descent = graph.cut(new TabuGrouper(new GrowthGrouper(), 0, 100).group(graph, 3));
      assertThat(tabu).isLessThanOrEqualTo(descent + 0.2);
      better += tabu < descent - 1e-9 ? 1 : 0;
    }
    assertThat(better).isGreaterThan(GRAPHS / 10);
  }

  @Test
  void tabuUsesRoomWhereGroupsHaveSome() {
    SplittableRandom source = new SplittableRandom(13);
    int optimal = 0;
    for (int trial = 0; trial < 100; trial++) {
      OverlapGraph graph = RandomMaps.graph(7, source);
      double least = leastCut(graph, 3);
      optimal += graph.cut(new TabuGrouper().group(graph, 3)) < least + 1e-9 ? 1 : 0;
    }
    assertThat(optimal).isGreaterThanOrEqualTo(98);
  }

  /** By trying all partitions. */
  private static double leastCut(OverlapGraph graph, int groups) {
    return leastCut(graph, new int[graph.robots()], 0, new int[groups], 0);
  }

  private static double leastCut(
      OverlapGraph graph, int[] groupOf, int robot, int[] sizes, double cut) {
    if (robot == groupOf.length) {
      return cut;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < sizes.length; group++) {
      if (sizes[group] < RobotGrouping.mostPerGroup(groupOf.length, sizes.length)) {
        double more = 0;
        for (int other = 0; other < robot; other++) {
          more += groupOf[other] == group ? 0 : graph.weight(robot, other);
        }
        groupOf[robot] = group;
        boolean fresh = sizes[group]++ == 0;
        least = Math.min(least, leastCut(graph, groupOf, robot + 1, sizes, cut + more));
        sizes[group]--;
        if (fresh) {
          break;
        }
      }
    }
    return least;
  }

  @Test
  void rejectsGroupsThatLeaveSomebodyOutOrAreTooLarge() {
    assertThatThrownBy(() -> new RobotGrouping(List.of(List.of(0, 1), List.of(1))))
        .hasMessageContaining("robot 1 is grouped twice");
    assertThatThrownBy(() -> new RobotGrouping(List.of(List.of(0), List.of(2))))
        .hasMessageContaining("robot 2");
    assertThatThrownBy(() -> new RobotGrouping(List.of(List.of(0, 1, 2), List.of(3))))
        .hasMessageContaining("a group of 3 is too large");
    assertThatThrownBy(() -> new TabuGrouper(new GrowthGrouper(), -1, 5))
        .hasMessageContaining("tenure -1");
    List<Integer> group = new ArrayList<>(List.of(0));
    RobotGrouping grouping = new RobotGrouping(List.of(group));
    group.set(0, 7);
    assertThat(grouping.groups()).containsExactly(List.of(0));
  }
}

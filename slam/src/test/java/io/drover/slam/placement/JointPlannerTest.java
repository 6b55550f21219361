package io.drover.slam.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointPlannerTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final JointPlanner PLANNER = new JointPlanner(JointPlannerOptions.DEFAULT);

  /** As with more robots than can be planned exactly. */
  private static final JointPlanner SEARCHING =
      new JointPlanner(new JointPlannerOptions(0, JointPlannerOptions.DEFAULT.evaluations(), 1));

  private static double seconds(PlacementPlanner planner, PlacementProblem problem) {
    return new RoundLatency(problem).seconds(planner.plan(problem));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "4, 1", "6, 2", "6, 3", "5, 4", "4, 5"})
  void isAsGoodAsTryingEverything(int robots, int edges) {
    SplittableRandom random = new SplittableRandom(robots * 10 + edges);
    for (int trial = 0; trial < 30; trial++) {
      PlacementProblem problem = RandomProblems.of(robots, edges, trial % 3 * 0.2, random);
      double least = RandomProblems.leastSeconds(problem);
      assertThat(seconds(PLANNER, problem)).isCloseTo(least, CLOSE);
      assertThat(seconds(SEARCHING, problem)).isCloseTo(least, CLOSE);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 3", "9, 4", "12, 2", "11, 3"})
  void searchingReachesTheOptimumOfMoreRobots(int robots, int edges) {
    SplittableRandom random = new SplittableRandom(robots * 10 + edges);
    int optimal = 0;
    for (int trial = 0; trial < 40; trial++) {
      PlacementProblem problem = RandomProblems.of(robots, edges, trial % 3 * 0.2, random);
      RoundLatency latency = new RoundLatency(problem);
      double least = latency.seconds(EdgePlacement.of(ExactSearch.plan(latency), edges));
      double found = seconds(SEARCHING, problem);
      assertThat(found).isGreaterThanOrEqualTo(least - 1e-9);
      optimal += found < least + 1e-9 ? 1 : 0;
    }
    assertThat(optimal).isGreaterThanOrEqualTo(39);
  }

  @ParameterizedTest
  @CsvSource({"6, 3", "10, 3", "30, 3", "50, 3", "50, 8", "80, 5"})
  void isNeverSlowerThanWhatItIsComparedWith(int robots, int edges) {
    SplittableRandom random = new SplittableRandom(robots + edges);
    double[] ratio = new double[4];
    for (int trial = 0; trial < 20; trial++) {
      PlacementProblem problem = RandomProblems.of(robots, edges, random);
      double joint = seconds(PLANNER, problem);
      List<PlacementPlanner> others =
          List.of(
              TwoStagePlanner.recSlam(),
              new TwoStagePlanner(new TabuGrouper(), new BottleneckAssigner()),
              TwoStagePlanner.greedy(),
              TwoStagePlanner.random(trial));
      for (int i = 0; i < others.size(); i++) {
        double other = seconds(others.get(i), problem);
        assertThat(joint).isLessThanOrEqualTo(other + 1e-9);
        ratio[i] += other / joint / 20;
      }
    }
    assertThat(ratio[0]).isGreaterThan(1.2);
    assertThat(ratio[3]).isGreaterThan(1.2);
  }

  @Test
  void twoUnequalEdgesAreNeverSlowerThanOne() {
    SplittableRandom random = new SplittableRandom(4);
    for (int trial = 0; trial < 40; trial++) {
      int robots = random.nextInt(2, 40);
      PlacementProblem problem = RandomProblems.of(robots, 2, random);
      RoundLatency latency = new RoundLatency(problem);
      double planned = latency.seconds(PLANNER.plan(problem));
      for (int edge = 0; edge < 2; edge++) {
        int[] alone = new int[robots];
        Arrays.fill(alone, edge);
        assertThat(planned).isLessThanOrEqualTo(latency.seconds(EdgePlacement.of(alone, 2)) + 1e-9);
      }
    }
  }

  @Test
  void leavesOutAnEdgeThatWouldHoldUpTheOthers() {
    PlacementProblem problem = twoEdges(new EdgeProfile(1, 8, 10e6), new EdgeProfile(0.01, 1, 1e5));
    assertThat(PLANNER.plan(problem).edgeOf()).containsOnly(0);
    assertThat(SEARCHING.plan(problem).edgeOf()).containsOnly(0);
  }

  @Test
  void givesAFasterEdgeMoreRobots() {
    PlacementProblem problem = twoEdges(new EdgeProfile(0.5, 1, 10e6), new EdgeProfile(4, 8, 40e6));
    EdgePlacement plan = PLANNER.plan(problem);
    assertThat(plan.robotsOf(1)).hasSizeGreaterThan(plan.robotsOf(0).size() + 1);
    assertThat(plan.robotsOf(0)).isNotEmpty();
  }

  private static PlacementProblem twoEdges(EdgeProfile first, EdgeProfile second) {
    RobotProfile robot = new RobotProfile(0.01, 50e3, 0.1, 0.5, List.of(5e6, 5e6), 1e6);
    OverlapGraph maps =
        OverlapGraph.ofFootprints(RandomMaps.footprints(8, 12, new SplittableRandom(2)));
    return new PlacementProblem(
        maps,
        Collections.nCopies(8, robot),
        List.of(first, second),
        new CloudProfile(10),
        RandomProblems.FUSION);
  }

  @Test
  void findsTheOnlyEdgesWithinReach() {
    SplittableRandom random = new SplittableRandom(6);
    for (int trial = 0; trial < 30; trial++) {
      PlacementProblem problem = RandomProblems.of(30, 4, 0.7, random);
      assertThat(seconds(PLANNER, problem)).isLessThan(100);
    }
  }

  @Test
  void plansTheSameTwice() {
    PlacementProblem problem = RandomProblems.of(40, 4, new SplittableRandom(9));
    assertThat(PLANNER.plan(problem)).isEqualTo(PLANNER.plan(problem));
  }

  @Test
  void rejectsAWorkBudgetBelowNothing() {
    assertThatThrownBy(() -> new JointPlannerOptions(-1, 0, 1)).hasMessageContaining("-1.0 steps");
    assertThatThrownBy(() -> new JointPlannerOptions(1, -2, 1)).hasMessageContaining("-2");
  }
}

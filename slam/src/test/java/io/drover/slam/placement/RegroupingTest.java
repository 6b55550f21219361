package io.drover.slam.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RegroupingTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final JointPlanner PLANNER = new JointPlanner(JointPlannerOptions.DEFAULT);

  private static Regrouping regrouping(double leastGain, double moveSeconds) {
    return new Regrouping(new RegroupingOptions(leastGain, moveSeconds), PLANNER);
  }

  private static double seconds(PlacementProblem problem, EdgePlacement placement) {
    return new RoundLatency(problem).seconds(placement);
  }

  private static PlacementProblem with(PlacementProblem problem, List<RobotProfile> robots) {
    return new PlacementProblem(
        problem.maps(), robots, problem.edges(), problem.cloud(), problem.fusion());
  }

  /** As if an edge had died. */
  private static PlacementProblem without(PlacementProblem problem, int edge) {
    List<RobotProfile> robots = new ArrayList<>();
    for (RobotProfile robot : problem.robots()) {
      List<Double> uplinks = new ArrayList<>(robot.uplinkBitsPerSecond());
      uplinks.set(edge, 0.0);
      robots.add(
          new RobotProfile(
              robot.packSeconds(),
              robot.bytesPerRound(),
              robot.frameSeconds(),
              robot.onboardFrameSeconds(),
              uplinks,
              robot.cloudBitsPerSecond()));
    }
    return with(problem, robots);
  }

  @Test
  void keepsAPlanThatIsTheBest() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 20; trial++) {
      PlacementProblem problem = RandomProblems.of(8, 3, random);
      EdgePlacement plan = PLANNER.plan(problem);
      Regrouped after = regrouping(0, 0).regroup(plan, problem);
      assertThat(after.placement()).isEqualTo(plan);
      assertThat(after.moved()).isEmpty();
      assertThat(after.forced()).isEmpty();
      assertThat(after.seconds()).isEqualTo(after.keptSeconds());
    }
  }

  @Test
  void movesNobodyForLessThanTheGivenShare() {
    SplittableRandom random = new SplittableRandom(2);
    int kept = 0;
    int left = 0;
    for (int trial = 0; trial < 60; trial++) {
      PlacementProblem problem = RandomProblems.of(8, 3, random);
      EdgePlacement plan = TwoStagePlanner.recSlam().plan(problem);
      double present = seconds(problem, plan);
      double gain = 1 - seconds(problem, PLANNER.plan(problem)) / present;
      Regrouped after = regrouping(0.2, 0).regroup(plan, problem);
      assertThat(after.seconds()).isCloseTo(seconds(problem, after.placement()), CLOSE);
      assertThat(after.keptSeconds()).isCloseTo(present, CLOSE);
      if (gain < 0.2) {
        assertThat(after.placement()).isEqualTo(plan);
        kept++;
      } else {
        assertThat(1 - after.seconds() / present).isCloseTo(gain, CLOSE);
        left++;
      }
    }
    assertThat(kept).isGreaterThan(5);
    assertThat(left).isGreaterThan(5);
  }

  @Test
  void gainsNoLessThanAnyOtherPlanAfterItsMovesAreCounted() {
    SplittableRandom random = new SplittableRandom(3);
    int optimal = 0;
    for (int trial = 0; trial < 40; trial++) {
      PlacementProblem problem = RandomProblems.of(6, 3, random);
      EdgePlacement plan = TwoStagePlanner.random(trial).plan(problem);
      Regrouped after = regrouping(0, 0.05).regroup(plan, problem);
      double value = after.seconds() + 0.05 * after.moved().size();
      double least = leastValue(problem, plan, 0.05);
      assertThat(value).isLessThanOrEqualTo(seconds(problem, plan)).isLessThan(1.25 * least);
      optimal += value < least + 1e-9 ? 1 : 0;
    }
    assertThat(optimal).isGreaterThan(30);
  }

  /** By trying all plans. */
  private static double leastValue(
      PlacementProblem problem, EdgePlacement present, double moveSeconds) {
    double least = Double.POSITIVE_INFINITY;
    for (int plan = 0; plan < 729; plan++) {
      int[] edgeOf = new int[6];
      int moved = 0;
      int rest = plan;
      for (int robot = 0; robot < 6; robot++) {
        edgeOf[robot] = rest % 3;
        rest /= 3;
        moved += edgeOf[robot] == present.edgeOf().get(robot) ? 0 : 1;
      }
      double seconds = seconds(problem, EdgePlacement.of(edgeOf, 3));
      least = Math.min(least, seconds + moveSeconds * moved);
    }
    return least;
  }

  @Test
  void doesNotExchangeEdgesThatAreEqual() {
    PlacementProblem drawn = RandomProblems.of(8, 3, new SplittableRandom(4));
    RobotProfile robot = new RobotProfile(0.01, 5e4, 0.1, 1, List.of(4e6, 4e6, 4e6), 1e6);
    PlacementProblem problem =
        new PlacementProblem(
            drawn.maps(),
            Collections.nCopies(8, robot),
            Collections.nCopies(3, new EdgeProfile(1, 4, 5e6)),
            drawn.cloud(),
            drawn.fusion());
    EdgePlacement plan = PLANNER.plan(problem);
    List<Integer> turned = plan.edgeOf().stream().map(edge -> (edge + 1) % 3).toList();
    Regrouped after =
        new Regrouping(new RegroupingOptions(0, 0), other -> plan)
            .regroup(new EdgePlacement(turned, 3), problem);
    assertThat(after.moved()).isEmpty();
    assertThat(after.placement().edgeOf()).isEqualTo(turned);
  }

  @Test
  void onlyRobotsOfADeadEdgeMoveWhenMovesAreDear() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 30; trial++) {
      PlacementProblem before = RandomProblems.of(14, 4, random);
      EdgePlacement plan = PLANNER.plan(before);
      int dead = plan.edgeOf().get(0);
      PlacementProblem problem = without(before, dead);
      Regrouped after = regrouping(0.1, 1000).regroup(plan, problem);
      assertThat(after.forced()).isEqualTo(plan.robotsOf(dead));
      assertThat(after.moved()).isEmpty();
      assertThat(after.placement().robotsOf(dead)).isEmpty();
      assertThat(after.seconds()).isLessThan(100).isEqualTo(after.keptSeconds());
      for (int robot = 0; robot < 14; robot++) {
        if (!after.forced().contains(robot)) {
          assertThat(after.placement().edgeOf().get(robot)).isEqualTo(plan.edgeOf().get(robot));
        }
      }
    }
  }

  @Test
  void whenMovesAreFreeADeadEdgeLeavesAPlanAsGoodAsANewOne() {
    SplittableRandom random = new SplittableRandom(6);
    for (int trial = 0; trial < 20; trial++) {
      PlacementProblem before = RandomProblems.of(9, 3, random);
      EdgePlacement plan = PLANNER.plan(before);
      PlacementProblem problem = without(before, plan.edgeOf().get(0));
      Regrouped after = regrouping(0, 0).regroup(plan, problem);
      assertThat(after.seconds()).isCloseTo(seconds(problem, PLANNER.plan(problem)), CLOSE);
    }
  }

  @Test
  void whoJoinsLateGetsTheBestPlaceAndNobodyElseMoves() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 30; trial++) {
      PlacementProblem problem = RandomProblems.of(9, 3, random);
      EdgePlacement all = PLANNER.plan(problem);
      EdgePlacement present = new EdgePlacement(all.edgeOf().subList(0, 8), 3);
      Regrouped after = regrouping(0.1, 1000).regroup(present, problem);
      assertThat(after.forced()).containsExactly(8);
      assertThat(after.moved()).isEmpty();
      for (int edge = 0; edge < 3; edge++) {
        List<Integer> other = new ArrayList<>(present.edgeOf());
        other.add(edge);
        assertThat(after.seconds())
            .isLessThanOrEqualTo(seconds(problem, new EdgePlacement(other, 3)) + 1e-9);
      }
    }
  }

  @Test
  void aRobotThatWandersBackAndForthDoesNotMakeOthersMoveEachTime() {
    SplittableRandom random = new SplittableRandom(8);
    PlacementProblem problem = RandomProblems.of(20, 3, random);
    EdgePlacement eager = PLANNER.plan(problem);
    EdgePlacement steady = eager;
    int eagerMoves = 0;
    int steadyMoves = 0;
    for (int round = 0; round < 20; round++) {
      List<RobotProfile> robots = new ArrayList<>();
      for (RobotProfile robot : problem.robots()) {
        double sway = random.nextDouble(0.85, 1.15);
        robots.add(
            new RobotProfile(
                robot.packSeconds(),
                robot.bytesPerRound() * sway,
                robot.frameSeconds() * sway,
                robot.onboardFrameSeconds(),
                robot.uplinkBitsPerSecond(),
                robot.cloudBitsPerSecond()));
      }
      PlacementProblem now = with(problem, robots);
      Regrouped first = regrouping(0, 0).regroup(eager, now);
      Regrouped second = regrouping(0.1, 0.01).regroup(steady, now);
      eagerMoves += first.moved().size();
      steadyMoves += second.moved().size();
      eager = first.placement();
      steady = second.placement();
    }
    assertThat(eagerMoves).isGreaterThan(20);
    assertThat(steadyMoves).isLessThan(eagerMoves / 5);
  }

  @Test
  void rejectsAPlanOfOtherEdgesAndSharesThatAreNone() {
    PlacementProblem problem = RandomProblems.of(3, 2, new SplittableRandom(1));
    assertThatThrownBy(
            () -> regrouping(0, 0).regroup(new EdgePlacement(List.of(0, 0, 0), 3), problem))
        .hasMessageContaining("3 robots on 3 edges cannot have become 3 on 2");
    assertThatThrownBy(() -> regrouping(1.5, 0)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> regrouping(0, -1)).hasMessageContaining("move, seconds: -1.0");
  }
}

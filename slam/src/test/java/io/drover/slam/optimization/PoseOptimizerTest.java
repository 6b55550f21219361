package io.drover.slam.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PoseOptimizerTest {
  private static final Offset<Double> CLOSE = within(1e-6);
  private static final Information INFORMATION = new Information(50, 3, 1, 40, -2, 200);

  private static Pose2 truth(int i) {
    return new Pose2(3 * Math.cos(i * 0.3), 2 * Math.sin(i * 0.3), i * 0.3 + 0.1);
  }

  /** Poses on a curve, measured without error one from the other and now and then across. */
  private static PoseProblem problem(int poses) {
    PoseProblem problem = new PoseProblem();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < poses; i++) {
      Pose2 t = truth(i);
      Pose2 guess =
          new Pose2(
              t.x() + random.nextDouble(-0.3, 0.3),
              t.y() + random.nextDouble(-0.3, 0.3),
              t.theta() + random.nextDouble(-0.2, 0.2));
      problem.add(i == 0 ? t : guess, i == 0);
    }
    for (int i = 1; i < poses; i++) {
      problem.add(edge(i - 1, i, false));
      if (i % 7 == 0) {
        problem.add(edge(i, i / 2, false));
      }
    }
    return problem;
  }

  private static PoseEdge edge(int from, int to, boolean robust) {
    return new PoseEdge(from, to, truth(from).between(truth(to)), INFORMATION, robust);
  }

  private static void assertTrue(PoseProblem problem, Offset<Double> offset) {
    for (int i = 0; i < problem.size(); i++) {
      Pose2 off = truth(i).between(problem.poses().get(i));
      assertThat(off.x()).isCloseTo(0, offset);
      assertThat(off.y()).isCloseTo(0, offset);
      assertThat(off.theta()).isCloseTo(0, offset);
    }
  }

  @Test
  void findsPosesThatExplainEverything() {
    PoseProblem problem = problem(60);
    PoseSolution solution = new PoseOptimizer(PoseOptimizerOptions.DEFAULT).solve(problem);
    assertThat(solution.cost()).isCloseTo(0, CLOSE).isLessThan(solution.firstCost());
    assertTrue(problem, within(1e-5));
  }

  @Test
  void aWrongLoopCountsLittleWhereLoopsMayBeWrong() {
    assertThat(worst(misled(true))).isLessThan(0.5);
    assertThat(worst(misled(false))).isGreaterThan(1);
  }

  private static PoseProblem misled(boolean robust) {
    PoseProblem problem = problem(60);
    for (int i = 8; i < 60; i += 7) {
      problem.add(edge(i, i - 8, robust));
    }
    problem.add(new PoseEdge(3, 50, new Pose2(8, -5, 2), Information.of(5, 5), robust));
    var unused = new PoseOptimizer(PoseOptimizerOptions.DEFAULT).solve(problem);
    return problem;
  }

  private static double worst(PoseProblem problem) {
    double worst = 0;
    for (int i = 0; i < problem.size(); i++) {
      Pose2 off = truth(i).between(problem.poses().get(i));
      worst = Math.max(worst, Math.hypot(off.x(), off.y()));
    }
    return worst;
  }

  @Test
  void whatIsKnownStays() {
    PoseProblem problem = new PoseProblem();
    problem.add(new Pose2(1, 2, 3), true);
    problem.add(new Pose2(4, 5, 6), true);
    problem.add(edge(0, 1, false));
    assertThat(new PoseOptimizer(PoseOptimizerOptions.DEFAULT).solve(problem).iterations())
        .isZero();
    assertThat(problem.poses()).containsExactly(new Pose2(1, 2, 3), new Pose2(4, 5, 6));
  }

  @Test
  void startsFromOdometryWhereThatIsAsked() {
    PoseProblem problem = new PoseProblem();
    problem.add(truth(0), true);
    for (int i = 1; i < 40; i++) {
      problem.add(new Pose2(100 - 3 * i, i * i, -i), false);
      problem.add(edge(i - 1, i, false));
    }
    problem.add(edge(39, 5, true));
    PoseOptimizerOptions options = PoseOptimizerOptions.DEFAULT.with(InitialGuess.SPANNING_TREE);
    new PoseOptimizer(options).solve(problem);
    assertTrue(problem, within(1e-6));
  }

  @Test
  void aRobustEdgeLeadsWhereNoOtherDoes() {
    PoseProblem problem = new PoseProblem();
    for (int i = 0; i < 6; i++) {
      problem.add(i == 0 ? truth(0) : new Pose2(50, 50, 1), i == 0);
    }
    problem.add(edge(1, 0, false));
    problem.add(new PoseEdge(0, 2, new Pose2(9, 9, 1), Information.of(1e-3, 1e-3), true));
    problem.add(edge(1, 2, false));
    problem.add(edge(3, 2, true));
    problem.add(edge(4, 3, false));
    problem.add(edge(5, 4, false));
    Configuration poses = Configuration.of(problem);
    SpanningTree.place(problem, new Measurements(problem.edges()), poses);
    for (int i = 0; i < 6; i++) {
      assertThat(poses.x(i)).isCloseTo(truth(i).x(), within(1e-9));
      assertThat(poses.y(i)).isCloseTo(truth(i).y(), within(1e-9));
    }
  }

  @Test
  void posesThatNothingFixesAreFoundUpToWhereTheyStand() {
    PoseProblem problem = new PoseProblem();
    for (int i = 0; i < 10; i++) {
      problem.add(new Pose2(i, 0.1 * i * i, 0), false);
    }
    for (int i = 1; i < 10; i++) {
      problem.add(edge(i - 1, i, false));
    }
    PoseSolution solution = new PoseOptimizer(PoseOptimizerOptions.DEFAULT).solve(problem);
    assertThat(solution.cost()).isCloseTo(0, within(1e-3));
  }
}

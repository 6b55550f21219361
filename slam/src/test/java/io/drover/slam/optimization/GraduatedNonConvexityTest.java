package io.drover.slam.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.core.geometry.Pose2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraduatedNonConvexityTest {
  private static final Path GRAPHS =
      Path.of(System.getProperty("drover.sharedData", "../../shared/data"), "slam", "graphs");
  private static final PoseOptimizerOptions TRUNCATED =
      PoseOptimizerOptions.DEFAULT
          .with(RobustLoss.TruncatedSquares.DEFAULT)
          .with(InitialGuess.SPANNING_TREE);
  private static final Information STEP = Information.of(30, 60);
  private static final Information LOOP = Information.of(20, 40);

  /** Twice around a circle. */
  private static Pose2 truth(int i) {
    double angle = i * 0.2;
    return new Pose2(5 * Math.cos(angle), 5 * Math.sin(angle), angle + Math.PI / 2);
  }

  /** Odometry with noise, true loops with noise, and as many false ones. */
  private static PoseProblem half(long seed, int poses) {
    Random random = new Random(seed);
    PoseProblem problem = new PoseProblem();
    for (int i = 0; i < poses; i++) {
      problem.add(truth(i), i == 0);
    }
    for (int i = 1; i < poses; i++) {
      problem.add(measured(i - 1, i, STEP, random, 1 / 30.0, 1 / 60.0, false));
    }
    for (int i = 31; i < poses; i += 3) {
      problem.add(measured(i, i - 31, LOOP, random, 1 / 20.0, 1 / 40.0, true));
      int other = random.nextInt(i - 5);
      problem.add(new PoseEdge(i, other, anywhere(random), LOOP, true));
    }
    return problem;
  }

  private static PoseEdge measured(
      int from,
      int to,
      Information information,
      Random random,
      double metres,
      double radians,
      boolean robust) {
    Pose2 error =
        new Pose2(
            metres * random.nextGaussian(),
            metres * random.nextGaussian(),
            radians * random.nextGaussian());
    Pose2 seen = truth(from).between(truth(to)).compose(error);
    return new PoseEdge(from, to, seen, information, robust);
  }

  private static Pose2 anywhere(Random random) {
    return new Pose2(
        3 * random.nextGaussian(), 3 * random.nextGaussian(), 2 * random.nextGaussian());
  }

  private static PoseProblem onlyTrue(PoseProblem problem) {
    PoseProblem right = new PoseProblem();
    for (int i = 0; i < problem.size(); i++) {
      right.add(problem.poses().get(i), problem.fixed(i));
    }
    for (PoseEdge edge : problem.edges()) {
      if (isTrue(edge)) {
        right.add(edge);
      }
    }
    return right;
  }

  private static boolean isTrue(PoseEdge edge) {
    Pose2 off = edge.measurement().between(truth(edge.from()).between(truth(edge.to())));
    return Math.hypot(off.x(), off.y()) < 0.3;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void halfOfTheLoopsMayBeFalse(long seed) {
    PoseProblem problem = half(seed, 63);
    PoseProblem right = onlyTrue(problem);
    new PoseOptimizer(TRUNCATED.with(new RobustLoss.None())).solve(right);
    List<Double> weights = new PoseOptimizer(TRUNCATED).solve(problem).weights();
    for (int e = 0; e < weights.size(); e++) {
      PoseEdge edge = problem.edges().get(e);
      assertThat(weights.get(e)).as("%s", edge).isEqualTo(isTrue(edge) ? 1 : 0);
    }
    for (int i = 0; i < problem.size(); i++) {
      Pose2 off = right.poses().get(i).between(problem.poses().get(i));
      assertThat(Math.hypot(off.x(), off.y())).isLessThan(0.01);
    }
  }

  /** Every choice of loops tried, on problems small enough for that. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsTheLeastOfAllChoicesOfLoops(long seed) {
    PoseProblem problem = half(seed, 40);
    int loops = (int) problem.edges().stream().filter(PoseEdge::robust).count();
    double bound = RobustLoss.TruncatedSquares.DEFAULT.bound();
    VarianceFactor factor = new VarianceFactor(0, loops);
    double least = Double.POSITIVE_INFINITY;
    int chosen = 0;
    for (int choice = 0; choice < 1 << loops; choice++) {
      PoseProblem some = chosen(problem, choice);
      double squares = new PoseOptimizer(TRUNCATED.with(new RobustLoss.None())).solve(some).cost();
      double score = factor.score(squares, loops - Integer.bitCount(choice), bound);
      if (score < least) {
        least = score;
        chosen = choice;
      }
    }
    List<Double> weights = new PoseOptimizer(TRUNCATED).solve(problem).weights();
    int loop = 0;
    for (int e = 0; e < weights.size(); e++) {
      if (problem.edges().get(e).robust()) {
        assertThat(weights.get(e)).isEqualTo(chosen >> loop++ & 1);
      }
    }
  }

  private static PoseProblem chosen(PoseProblem problem, int choice) {
    PoseProblem chosen = new PoseProblem();
    for (int i = 0; i < problem.size(); i++) {
      chosen.add(problem.poses().get(i), problem.fixed(i));
    }
    int loop = 0;
    for (PoseEdge edge : problem.edges()) {
      if (!edge.robust() || (choice >> loop++ & 1) == 1) {
        chosen.add(edge);
      }
    }
    return chosen;
  }

  /** The public graph, its own loops true to the millimetre; false ones alone and in groups. */
  @ParameterizedTest
  @CsvSource({"100, 1, 2", "500, 1, 1", "500, 10, 2", "500, 20, 3"})
  void falseLoopsOfRingCityAreThrownOut(int count, int group, long seed) throws IOException {
    Path file = GRAPHS.resolve("ringCity.g2o");
    assumeTrue(Files.exists(file), file + " is not here");
    RingCity ringCity = RingCity.read(GRAPHS);
    PoseProblem clean = ringCity.problem();
    new PoseOptimizer(TRUNCATED).solve(clean);
    PoseProblem problem = ringCity.problem();
    int trueEdges = problem.edges().size();
    ringCity.addFalseLoops(problem, count, group, new SplittableRandom(seed));
    List<Double> weights = new PoseOptimizer(TRUNCATED).solve(problem).weights();
    assertThat(weights.subList(0, trueEdges)).containsOnly(1.0);
    assertThat(weights.subList(trueEdges, weights.size())).hasSize(count).containsOnly(0.0);
    assertThat(ringCity.error(problem)).isCloseTo(ringCity.error(clean), within(0.02));
  }

  @Test
  void refusesBoundsThatMakeNoLoss() {
    assertThatThrownBy(() -> new RobustLoss.TruncatedSquares(0, 1.4))
        .hasMessageContaining("positive bound");
    assertThatThrownBy(() -> new RobustLoss.TruncatedSquares(2, 1))
        .hasMessageContaining("growth over 1");
    assertThatThrownBy(() -> new RobustLoss.Huber(0)).hasMessageContaining("positive width");
  }
}

package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.slam.optimization.PoseEdge;
import io.drover.slam.optimization.PoseOptimizer;
import io.drover.slam.optimization.PoseOptimizerOptions;
import io.drover.slam.optimization.PoseSolution;
import io.drover.slam.optimization.RobustLoss;
import org.junit.jupiter.api.Test;

class GridGraphTest {
  @Test
  void crossesItselfAndIsBroughtNearTheTruth() {
    GridGraph graph = GridGraph.of(800, 1);
    long loops = graph.problem().edges().stream().filter(PoseEdge::robust).count();
    assertThat(loops).isGreaterThan(100);
    double before = error(graph);
    PoseSolution solution =
        new PoseOptimizer(PoseOptimizerOptions.DEFAULT.with(new RobustLoss.None()))
            .solve(graph.problem());
    assertThat(before).isGreaterThan(1);
    assertThat(error(graph)).isLessThan(before / 3);
    // each loop adds three degrees of freedom, and the noise is what is stated
    assertThat(solution.cost()).isBetween(0.85 * 3 * loops, 1.15 * 3 * loops);
  }

  @Test
  void isTheSameForASeed() {
    assertThat(GridGraph.of(100, 3).problem().edges())
        .isEqualTo(GridGraph.of(100, 3).problem().edges())
        .isNotEqualTo(GridGraph.of(100, 4).problem().edges());
  }

  private static double error(GridGraph graph) {
    double sum = 0;
    for (int i = 0; i < graph.truth().size(); i++) {
      Pose2 off = graph.truth().get(i).between(graph.problem().poses().get(i));
      sum += Math.hypot(off.x(), off.y());
    }
    return sum / graph.truth().size();
  }
}

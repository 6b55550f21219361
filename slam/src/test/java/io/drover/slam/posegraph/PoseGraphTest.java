package io.drover.slam.posegraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.slam.FleetMapping;
import io.drover.slam.Room;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.optimization.PoseEdge;
import io.drover.slam.posegraph.Constraint.Kind;
import io.drover.slam.sensor.RobotScan;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two robots go round one room, the second from the other side. */
class PoseGraphTest {
  private static final int SCANS = 500;

  private static PoseGraph graph;

  @BeforeAll
  static void drive() {
    try (FleetMapping mapping =
        new FleetMapping(LocalSlamOptions.DEFAULT, PoseGraphOptions.DEFAULT)) {
      for (int i = 0; i < SCANS; i++) {
        for (int robot = 1; robot <= 2; robot++) {
          Pose2 pose = Room.onRound(1.3 * i / SCANS + 0.5 * (robot - 1));
          mapping.add(
              robot,
              new RobotScan(
                  Room.scan(Integer.toString(i), pose), Pose2.IDENTITY, Optional.empty()));
        }
      }
      mapping.finish();
      graph = mapping.graph();
    }
  }

  @Test
  void tellsWhenRobotsWereRecognised() {
    assertThat(graph.merged()).containsExactly(1, 2);
    assertThat(graph.frames()).containsExactly(List.of(1, 2));
    assertThat(graph.merges()).hasSize(1);
    MapMerge merge = graph.merges().get(0);
    assertThat(merge.robots()).hasSize(1).doesNotContainAnyElementsOf(merge.joining());
    assertThat(merge.joining()).hasSize(1);
    assertThat(graph.scans(merge.after().robot())).contains(merge.after());
  }

  @Test
  void givesAllPosesOfAFrameAsOneProblem() {
    GraphProblem problem = graph.problem(2);
    assertThat(problem.submaps()).containsAll(graph.submaps(1)).containsAll(graph.submaps(2));
    assertThat(problem.submaps()).hasSize(graph.submaps());
    assertThat(problem.scans()).containsAll(graph.scans(1)).containsAll(graph.scans(2));
    List<Pose2> poses = problem.poses().poses();
    int submaps = problem.submaps().size();
    for (int i = 0; i < submaps; i++) {
      assertThat(poses.get(i)).isEqualTo(graph.pose(problem.submaps().get(i)));
    }
    for (int i = 0; i < problem.scans().size(); i++) {
      assertThat(poses.get(submaps + i)).isEqualTo(graph.pose(problem.scans().get(i)));
    }
    assertThat(IntStream.range(0, poses.size()).filter(problem.poses()::fixed)).containsExactly(0);
  }

  @Test
  void givesEachConstraintAsAnEdgeFromItsSubmapToItsScan() {
    GraphProblem problem = graph.problem(1);
    List<PoseEdge> edges = problem.poses().edges();
    List<Constraint> constraints = graph.constraints();
    int steps = graph.scans(1).size() + graph.scans(2).size() - 2;
    assertThat(edges).hasSize(constraints.size() + steps);
    assertThat(constraints).anyMatch(Constraint::crossRobot);
    for (int i = 0; i < constraints.size(); i++) {
      Constraint constraint = constraints.get(i);
      PoseEdge edge = edges.get(i);
      assertThat(problem.submaps().get(edge.from())).isEqualTo(constraint.submap());
      assertThat(problem.scans().get(edge.to() - problem.submaps().size()))
          .isEqualTo(constraint.scan());
      assertThat(edge.measurement()).isEqualTo(constraint.pose());
      assertThat(edge.information().tt())
          .isCloseTo(constraint.kind() == Kind.INTER_SUBMAP ? 10_000 : 3_600, within(1e-6));
    }
  }
}

package io.drover.bench.slam;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.simulation.FloorPlanKind;
import io.drover.slam.stage.Stage;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GraphFusionTest {
  private static final RecSlamConfig CONFIG = RecSlamConfig.committed();
  private static final FleetSurvey FLEET = FleetSurvey.of(FloorPlanKind.APARTMENT, 1, 3, CONFIG);

  @Test
  void findsWhereMapsOfOneApartmentStandToEachOther() {
    TreeMap<Integer, MatchedScans> robots = new TreeMap<>();
    for (int robot = 0; robot < 3; robot++) {
      robots.put(robot, FLEET.robots().get(robot).matched());
    }
    GraphFusion fusion = GraphFusion.of(robots, CONFIG.roundSeconds());
    assertThat(fusion.secondsPerRound(Stage.RECOGNITION)).isPositive();
    assertThat(fusion.secondsPerRound(Stage.LOCAL_MATCHING)).isZero();

    PoseGraph graph = fusion.graph();
    graph.finish();
    assertThat(graph.merged()).containsExactly(0, 1, 2);
    Pose2 first = FLEET.robots().get(0).start();
    for (int robot = 1; robot < 3; robot++) {
      Pose2 truth = first.between(FLEET.robots().get(robot).start());
      Pose2 found = graph.pose(new ScanId(0, 0)).between(graph.pose(new ScanId(robot, 0)));
      Pose2 off = truth.between(found);
      assertThat(Math.hypot(off.x(), off.y())).as("robot " + robot).isLessThan(0.25);
      assertThat(Math.abs(Angles.wrap(off.theta()))).isLessThan(Math.toRadians(2));
    }
  }

  @Test
  void whatPartsHaveFusedIsNotFusedAgain() {
    FleetFusions fusions = FLEET.fusions(CONFIG);
    assertThat(fusions.joining(List.of(1)).seconds()).isZero();
    FleetFusions.Fused alone = fusions.ofEdges(List.of(List.of(0), List.of(1), List.of(2)));
    FleetFusions.Fused rest = fusions.ofEdges(List.of(List.of(0), List.of(1, 2)));
    FleetFusions.Fused nothing = fusions.ofEdges(List.of(List.of(0, 1, 2)));
    assertThat(fusions.inOneGraph(List.of(2, 0, 1)))
        .isEqualTo(fusions.inOneGraph(List.of(0, 1, 2)));
    int toFind =
        fusions.inOneGraph(List.of(0, 1, 2)).found()
            - List.of(0, 1, 2).stream().mapToInt(i -> fusions.inOneGraph(List.of(i)).found()).sum();
    assertThat(alone.found()).isPositive().isLessThanOrEqualTo(toFind);
    // this fleet's first robot meets no other
    assertThat(List.of(rest.found(), nothing.found())).containsOnly(0);
    assertThat(nothing.relaxation()).isPositive();
    assertThat(List.of(alone.merged(), rest.merged(), nothing.merged()))
        .containsOnly(fusions.inOneGraph(List.of(0, 1, 2)).merged());
  }
}

package io.drover.slam.posegraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.slam.Room;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.Constraint.Kind;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two robots drive round a room; edges look for loops, and a cloud for what is left. */
class EdgeWorkTest {
  private static final int SCANS = 500;
  private static final PoseGraphOptions OPTIONS = PoseGraphOptions.DEFAULT;

  private final List<SearchTask> sought = new ArrayList<>();
  private final ConstraintSearch serial = ConstraintSearch.serial(OPTIONS);
  private final PoseGraph cloud =
      new PoseGraph(
          OPTIONS,
          StageCosts.unobserved(),
          tasks -> {
            sought.addAll(tasks);
            return serial.find(tasks);
          });
  private final List<LocalSlam> robots =
      List.of(new LocalSlam(LocalSlamOptions.DEFAULT), new LocalSlam(LocalSlamOptions.DEFAULT));

  /**
   * An edge that has as many robots as the cloud, or one of them, which it knows by the number 0.
   */
  private final class Edge {
    private final PoseGraph graph = new PoseGraph(OPTIONS);
    private final long id;
    private final int first;
    private int told;

    Edge(long id, int first) {
      this.id = id;
      this.first = first;
    }

    Optional<Visit> visit(int robot) {
      return Optional.of(new Visit(id, robot - first));
    }

    void add(int robot, LocalScan scan) {
      if (scan.kept()) {
        ScanId unused = graph.add(robot - first, scan);
        ScanId known = cloud.add(robot, scan, visit(robot));
        assertThat(known.robot()).isEqualTo(robot);
      }
      tell();
    }

    void finish(int robot) {
      var last = robots.get(robot).finish();
      graph.finish(robot - first, last);
      cloud.finish(robot, last, visit(robot));
      tell();
    }

    private void tell() {
      List<Constraint> found = graph.constraints(told);
      told += found.size();
      cloud.take(
          found.stream()
              .filter(each -> each.kind() == Kind.INTER_SUBMAP)
              .map(
                  each ->
                      new Constraint(
                          new SubmapId(each.submap().robot() + first, each.submap().index()),
                          new ScanId(each.scan().robot() + first, each.scan().index()),
                          each.pose(),
                          each.kind()))
              .toList());
    }
  }

  private LocalScan scan(int robot, int index) {
    Pose2 pose = Room.onRound(1.3 * index / SCANS + 0.5 * robot);
    RobotScan taken =
        new RobotScan(Room.scan(Integer.toString(index), pose), Pose2.IDENTITY, Optional.empty());
    return robots.get(robot).add(taken).orElseThrow();
  }

  private void drive(Edge first, Edge second) {
    for (int i = 0; i < SCANS; i++) {
      first.add(0, scan(0, i));
      second.add(1, scan(1, i));
    }
    first.finish(0);
    second.finish(1);
  }

  private List<Constraint> across() {
    return cloud.constraints().stream().filter(Constraint::crossRobot).toList();
  }

  @Test
  void nothingIsLeftToLookForWhereOneEdgeHasAllRobots() {
    Edge edge = new Edge(7, 0);
    drive(edge, edge);
    assertThat(cloud.merged()).containsExactly(0, 1);
    assertThat(cloud.merges()).hasSize(1);
    assertThat(sought).isEmpty();
    assertThat(cloud.constraints()).containsExactlyInAnyOrderElementsOf(edge.graph.constraints());
    assertThat(across()).isNotEmpty();
  }

  @Test
  void robotsOfDifferentEdgesAreRecognisedAndLoopsBetweenThemSought() {
    drive(new Edge(7, 0), new Edge(8, 1));
    assertThat(cloud.merged()).containsExactly(0, 1);
    assertThat(across()).isNotEmpty();
    assertThat(sought)
        .isNotEmpty()
        .allMatch(
            task ->
                task.scans().stream().allMatch(scan -> scan.id().robot() != task.submap().robot()));
  }

  @Test
  void whatAnEdgeSaysTwiceOrOfNothingIsPassedOver() {
    Edge edge = new Edge(7, 0);
    drive(edge, edge);
    int before = cloud.constraints().size();
    Constraint known = across().get(0);
    cloud.take(
        List.of(
            known,
            new Constraint(new SubmapId(5, 0), known.scan(), known.pose(), known.kind()),
            new Constraint(known.submap(), new ScanId(0, 9999), known.pose(), known.kind())));
    assertThat(cloud.constraints()).hasSize(before);
  }
}

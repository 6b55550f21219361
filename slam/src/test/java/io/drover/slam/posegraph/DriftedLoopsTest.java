package io.drover.slam.posegraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.slam.Room;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A robot goes round a room, leaves it by a way that looks the same all along, and is in a room.
 */
class DriftedLoopsTest {
  private static final int ROUND = 400;
  private static final int BEAMS = 180;
  private static final double STEP_METRES = 0.1;
  private static final double HALF_WIDTH = 1;

  /** Farther away returns of a wall are dots, by which a way can be told. */
  private static final double SEEN_METRES = 3;

  private static final double NO_RETURN = 81;

  private final LocalSlam slam = new LocalSlam(LocalSlamOptions.DEFAULT);
  private final PoseGraph graph = new PoseGraph(PoseGraphOptions.DEFAULT);
  private final List<ScanId> ids = new ArrayList<>();
  private Pose2 odometry = Pose2.IDENTITY;

  private void drive(Pose2 step, LaserScan scan) {
    odometry = odometry.compose(step);
    LocalScan matched =
        slam.add(new RobotScan(scan, Pose2.IDENTITY, Optional.of(odometry))).orElseThrow();
    if (matched.kept()) {
      ids.add(graph.add(0, matched));
    }
  }

  private void goRoundTheRoom() {
    for (int i = 0; i < ROUND; i++) {
      Pose2 pose = Room.onRound((double) i / ROUND);
      Pose2 before = Room.onRound((double) Math.max(0, i - 1) / ROUND);
      drive(before.between(pose), Room.scan("0", pose));
    }
  }

  private void goStraight(double metres) {
    for (double gone = 0; gone < metres; gone += STEP_METRES) {
      drive(new Pose2(STEP_METRES, 0, 0), corridor());
    }
  }

  private static LaserScan corridor() {
    float[] ranges = new float[BEAMS];
    double step = Math.toRadians(1);
    for (int i = 0; i < BEAMS; i++) {
      double range = toCorridor(-Math.PI / 2 + i * step);
      ranges[i] = (float) (range < SEEN_METRES ? range : NO_RETURN);
    }
    return new LaserScan("0", -Math.PI / 2, step, ranges, 80);
  }

  private static double toCorridor(double angle) {
    return HALF_WIDTH / Math.max(1e-3, Math.abs(Math.sin(angle)));
  }

  private void finish() {
    graph.finish(0, slam.finish());
    graph.finish();
  }

  private static double away(Pose2 a, Pose2 b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  @Test
  void doesNotTakeARoomFarAwayForOneThatLooksTheSame() {
    goRoundTheRoom();
    goStraight(25);
    int second = ids.size();
    goRoundTheRoom();
    finish();
    assertThat(graph.constraints())
        .filteredOn(each -> each.kind() == Constraint.Kind.INTER_SUBMAP)
        .noneMatch(each -> each.scan().index() > second && each.submap().index() == 0);
    assertThat(away(graph.pose(ids.get(0)), graph.pose(ids.get(second)))).isGreaterThan(20);
  }

  @Test
  void knowsItsRoomAgainWhenItHasTurnedFartherThanLoopsAreSought() {
    Groups groups = new Groups(PoseGraphOptions.DEFAULT, StageCosts.unobserved());
    Trajectory robot = groups.trajectory(0);
    for (int i = 0; i < ROUND; i++) {
      add(robot, slam.add(scanOnRound(i)).orElseThrow());
    }
    robot.finish(slam.finish(), Optional.empty());
    int first = robot.scans().size();
    LocalSlam turned = new LocalSlam(LocalSlamOptions.DEFAULT, robot.submaps().size());
    add(robot, turned.recall(scanOnRound(0), new Pose2(0.6, -0.4, Math.toRadians(22))));
    DriftedLoops drifted = new DriftedLoops(PoseGraphOptions.DEFAULT, new EdgeWork());
    List<Sighting> found = List.of();
    int last = first - 1;
    for (int i = 1; found.isEmpty() && i < 2 * ROUND; i++) {
      add(robot, turned.add(scanOnRound(i)).orElseThrow());
      Optional<View> view = View.next(robot, last);
      if (view.isPresent()) {
        last = view.get().middle().id().index();
        found = drifted.look(view.get(), robot, groups.of(0));
      }
    }
    assertThat(found).hasSizeGreaterThanOrEqualTo(3);
    Pose2 back = found.get(0).other().compose(found.get(0).own().inverse());
    assertThat(Math.toDegrees(back.theta())).isCloseTo(-22, within(1.0));
  }

  private static void add(Trajectory robot, LocalScan scan) {
    if (scan.kept()) {
      var unused = robot.add(scan, Optional.empty());
      robot.finish(scan.finished(), Optional.empty());
    }
  }

  private static RobotScan scanOnRound(int i) {
    Pose2 pose = Room.onRound((double) i / ROUND);
    return new RobotScan(Room.scan("0", pose), Pose2.IDENTITY, Optional.of(pose));
  }
}

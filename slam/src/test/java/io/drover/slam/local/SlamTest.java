package io.drover.slam.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.slam.Room;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A robot that goes round a room twice, its wheels slipping all the while. */
class SlamTest {
  private static final int SCANS = 800;
  private static final double ROUNDS = 2;
  private static final Pose2 LASER = new Pose2(0.2, 0.05, 0.1);

  private static List<RobotScan> scans(boolean wheels) {
    List<RobotScan> scans = new ArrayList<>();
    Pose2 odometry = Pose2.IDENTITY;
    for (int i = 0; i < SCANS; i++) {
      Pose2 pose = truth(i);
      if (i > 0) {
        Pose2 step = truth(i - 1).between(pose);
        odometry = odometry.compose(new Pose2(1.05 * step.x(), step.y(), step.theta() + 0.003));
      }
      scans.add(
          new RobotScan(
              Room.scan(Integer.toString(i), pose.compose(LASER)),
              LASER,
              wheels ? Optional.of(odometry) : Optional.empty()));
    }
    return scans;
  }

  private static Pose2 truth(int scan) {
    return Room.onRound(ROUNDS * scan / SCANS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void staysWhereItIs(boolean wheels) {
    LocalSlam slam = new LocalSlam(LocalSlamOptions.DEFAULT);
    PoseGraph graph = new PoseGraph(PoseGraphOptions.DEFAULT);
    List<Integer> kept = new ArrayList<>();
    List<ScanId> ids = new ArrayList<>();
    int index = 0;
    for (RobotScan scan : scans(wheels)) {
      Optional<LocalScan> matched = slam.add(scan);
      assertThat(matched).isPresent();
      if (!matched.get().submaps().isEmpty()) {
        kept.add(index);
        ids.add(graph.add(0, matched.get()));
      }
      index++;
    }
    graph.finish(0, slam.finish());
    graph.finish();
    assertThat(graph.submaps()).isGreaterThan(2);
    assertThat(graph.constraints())
        .anyMatch(constraint -> constraint.kind() == Constraint.Kind.INTER_SUBMAP);
    for (int i = 0; i < kept.size(); i++) {
      Pose2 expected = truth(0).between(truth(kept.get(i)));
      Pose2 off = expected.between(graph.pose(ids.get(0)).between(graph.pose(ids.get(i))));
      assertThat(Math.hypot(off.x(), off.y())).as("scan " + kept.get(i)).isLessThan(0.1);
      assertThat(Math.abs(off.theta())).as("scan " + kept.get(i)).isLessThan(0.03);
    }
  }

  @Test
  void followsItsWheelsThroughABareHall() {
    LocalSlam slam = new LocalSlam(LocalSlamOptions.DEFAULT);
    Pose2 found = Pose2.IDENTITY;
    for (int i = 0; i <= 60; i++) {
      Pose2 pose = new Pose2(1 + 0.1 * i, 3.1, 0);
      found =
          slam.add(new RobotScan(hall(pose), Pose2.IDENTITY, Optional.of(pose)))
              .orElseThrow()
              .pose();
    }
    assertThat(found.x()).isCloseTo(6, within(0.05));
    assertThat(found.y()).isCloseTo(0, within(0.05));
  }

  /** A hall of 12 × 6 m, seen by a laser of one degree that looks along it. */
  private static LaserScan hall(Pose2 pose) {
    float[] ranges = new float[180];
    for (int i = 0; i < ranges.length; i++) {
      double angle = Math.toRadians(i - 90);
      double ahead = (12 - pose.x()) / Math.max(1e-9, Math.cos(angle));
      double aside = angle > 0 ? 6 - pose.y() : pose.y();
      ranges[i] = (float) Math.min(ahead, aside / Math.max(1e-9, Math.abs(Math.sin(angle))));
    }
    return new LaserScan("0", -Math.PI / 2, Math.toRadians(1), ranges, 80);
  }
}

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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private final Groups groups = new Groups(PoseGraphOptions.DEFAULT, StageCosts.unobserved());

  private Trajectory drive() {
    return drive(1);
  }

  private Trajectory drive(int robot) {
    LocalSlam slam = new LocalSlam(LocalSlamOptions.DEFAULT);
    Trajectory trajectory = groups.trajectory(robot);
    for (int i = 0; i < 200; i++) {
      Pose2 pose = Room.onRound(i / 400.0);
      LocalScan scan =
          slam.add(new RobotScan(Room.scan("0", pose), Pose2.IDENTITY, Optional.of(pose)))
              .orElseThrow();
      if (scan.kept()) {
        groups.add(trajectory.add(scan, Optional.empty()));
      }
    }
    return trajectory;
  }

  private static Constraint found(SubmapNode submap, ScanNode scan, Pose2 off) {
    Pose2 pose = submap.pose().between(scan.pose()).compose(off);
    return new Constraint(submap.id(), scan.id(), pose, Kind.INTER_SUBMAP);
  }

  @Test
  void givesUpWhatTheRestOfTheGraphRefutes() {
    Trajectory trajectory = drive();
    SubmapNode first = trajectory.submaps().get(0);
    int held = groups.constraints().size();
    Constraint right = found(first, trajectory.last(), new Pose2(0.05, 0, 0));
    ScanNode before = trajectory.scans().get(trajectory.scans().size() - 2);
    Constraint mistaken = found(first, before, new Pose2(-1.5, 0.2, 0));
    groups.add(List.of(right, mistaken));
    groups.relaxLast();
    assertThat(groups.constraints()).contains(right).doesNotContain(mistaken).hasSize(held + 1);
  }

  @Test
  void keepsOfViewsThatOverlapEachConstraintOnce() {
    Trajectory trajectory = drive();
    SubmapNode first = trajectory.submaps().get(0);
    Constraint once = found(first, trajectory.last(), Pose2.IDENTITY);
    Constraint again = found(first, trajectory.last(), new Pose2(0.01, 0, 0));
    View view = new View(trajectory.last(), List.of(), trajectory.last().sought());
    int held = groups.constraints().size();
    groups.addSeen(
        List.of(
            new Sighting(view, first, Pose2.IDENTITY, List.of(once)),
            new Sighting(view, first, Pose2.IDENTITY, List.of(again))));
    assertThat(groups.constraints()).hasSize(held + 1).contains(once).doesNotContain(again);
  }

  /** As robots are put together that were recognised, a robot's last scan in another's submap. */
  private void join(Trajectory one, Trajectory other, Pose2 off) {
    SubmapNode submap = one.submaps().get(0);
    Pose2 place = one.last().pose().compose(off);
    groups.join(groups.of(one.robot()), place, groups.of(other.robot()), other.last().pose());
    groups.add(List.of(found(submap, other.last(), Pose2.IDENTITY)));
  }

  @Test
  void partsRobotsWhoseMapsContradictEachOther() {
    Trajectory first = drive(1);
    Trajectory second = drive(2);
    Trajectory third = drive(3);
    Trajectory fourth = drive(4);
    join(first, second, Pose2.IDENTITY);
    join(first, third, new Pose2(1.5, 1.5, 0.8));
    join(third, fourth, Pose2.IDENTITY);
    assertThat(groups.all()).hasSize(1);
    int held = groups.constraints().size();
    assertThat(groups.part()).isTrue();
    assertThat(groups.all().stream().map(Group::robots))
        .containsExactlyInAnyOrder(List.of(1, 2), List.of(3, 4));
    assertThat(groups.constraints()).hasSize(held - 1);
    assertThat(groups.part()).isFalse();
  }

  @Test
  void leavesRobotsTogetherWhoseMapsAgree() {
    Trajectory first = drive(1);
    join(first, drive(2), new Pose2(0.03, 0.02, 0));
    assertThat(groups.part()).isFalse();
    assertThat(groups.all()).hasSize(1);
  }
}

package io.drover.slam.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import io.drover.slam.sensor.RobotScan;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedFleetTest {
  private static final FloorPlan PLAN = FloorPlanOptions.usual(FloorPlanKind.APARTMENT, 1).plan();

  private static SimulatedFleet fleet(int robots, double seconds, OdometryNoise slip, long seed) {
    return new SimulatedFleet(
        PLAN,
        new SimulatedFleetOptions(
            robots,
            seconds,
            new SimulatedRobotOptions(LaserOptions.DEFAULT, DriveOptions.DEFAULT.with(slip)),
            seed));
  }

  private static List<Object> told(SimulatedScan scan) {
    RobotScan robot = scan.scan();
    return List.of(
        robot.scan().stamp(),
        robot.odometry(),
        scan.truth(),
        Arrays.hashCode(robot.scan().ranges()));
  }

  private static List<List<Object>> told(SimulatedFleet fleet, int robot) {
    return fleet.scans(robot).map(SimulatedFleetTest::told).toList();
  }

  @Test
  void followsFromItsSeed() {
    SimulatedFleet fleet = fleet(2, 30, OdometryNoise.DEFAULT, 1);
    List<List<Object>> once = told(fleet, 1);
    assertThat(once).hasSize(150);
    assertThat(told(fleet, 1)).isEqualTo(once);
    assertThat(told(fleet(2, 30, OdometryNoise.DEFAULT, 1), 1)).isEqualTo(once);
    assertThat(told(fleet(2, 30, OdometryNoise.DEFAULT, 2), 1)).isNotEqualTo(once);
    assertThat(told(fleet, 0)).isNotEqualTo(once);
  }

  @Test
  void robotsStartApartAndDoNotKnowWhere() {
    SimulatedFleet fleet = fleet(5, 1, OdometryNoise.DEFAULT, 1);
    Set<String> stamps = new HashSet<>();
    for (int robot = 0; robot < 5; robot++) {
      SimulatedScan first = fleet.robot(robot).next();
      assertThat(first.scan().odometry()).contains(Pose2.IDENTITY);
      assertThat(first.truth()).isEqualTo(fleet.starts().get(robot));
      stamps.add(first.scan().scan().stamp());
      for (int other = 0; other < robot; other++) {
        Vector2 apart = first.truth().translation().minus(fleet.starts().get(other).translation());
        assertThat(apart.norm()).isGreaterThan(2);
      }
    }
    assertThat(stamps).hasSize(5);
  }

  @Test
  void keepsToWhatItCanDoAndOffTheWalls() {
    DriveOptions drive = DriveOptions.DEFAULT;
    FreeSpace space = new FreeSpace(PLAN, drive.radius());
    for (int robot = 0; robot < 3; robot++) {
      Pose2 before = fleet(3, 1, OdometryNoise.NONE, 4).starts().get(robot);
      double metres = 0;
      for (SimulatedScan scan : fleet(3, 300, OdometryNoise.NONE, 4).scans(robot).toList()) {
        Pose2 step = before.between(scan.truth());
        metres += step.translation().norm();
        assertThat(step.translation().norm()).isLessThan(drive.speed() / 5 + 1e-9);
        assertThat(Math.abs(step.theta())).isLessThan(drive.turnRate() / 5 + 1e-9);
        assertThat(space.clearance(scan.truth().translation()))
            .isGreaterThanOrEqualTo(drive.radius());
        before = scan.truth();
      }
      // a robot that is stuck or turns all the while does not explore
      assertThat(metres).isGreaterThan(90);
    }
  }

  @Test
  void wheelsThatDoNotSlipTellWhereItIs() {
    SimulatedFleet fleet = fleet(1, 120, OdometryNoise.NONE, 1);
    Pose2 start = fleet.starts().get(0);
    assertThat(fleet.scans(0))
        .allSatisfy(
            scan -> {
              Pose2 odometry = scan.scan().odometry().orElseThrow();
              Pose2 off = start.between(scan.truth()).between(odometry);
              assertThat(off.translation().norm()).isCloseTo(0, within(3e-6));
              assertThat(off.theta()).isCloseTo(0, within(1e-6));
            });
  }

  @Test
  void wheelsThatSlipDriftOff() {
    SimulatedFleet fleet = fleet(1, 300, OdometryNoise.DEFAULT, 1);
    SimulatedScan last = fleet.scans(0).reduce((first, second) -> second).orElseThrow();
    Pose2 off =
        fleet.starts().get(0).between(last.truth()).between(last.scan().odometry().orElseThrow());
    assertThat(off.translation().norm()).isBetween(0.05, 10.0);
  }

  @Test
  void rejectsFleetsThatAreNone() {
    assertThatThrownBy(() -> fleet(0, 1, OdometryNoise.NONE, 1)).hasMessageContaining("1 to 50");
    assertThatThrownBy(() -> fleet(51, 1, OdometryNoise.NONE, 1)).hasMessageContaining("1 to 50");
    assertThatThrownBy(() -> fleet(1, 0, OdometryNoise.NONE, 1)).hasMessageContaining("a time");
  }
}

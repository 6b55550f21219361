package io.drover.slam.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import io.drover.slam.FleetMapping;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.PoseGraphOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A simulated robot is mapped as a real one is. */
class SimulatedMappingTest {
  /** Root mean square of what is left when one trajectory is laid onto the other, metres. */
  private static double error(List<Pose2> estimate, List<Pose2> truth) {
    Vector2 middle = middle(estimate);
    Vector2 trueMiddle = middle(truth);
    double cosine = 0;
    double sine = 0;
    for (int i = 0; i < truth.size(); i++) {
      Vector2 e = estimate.get(i).translation().minus(middle);
      Vector2 t = truth.get(i).translation().minus(trueMiddle);
      cosine += e.dot(t);
      sine += e.x() * t.y() - e.y() * t.x();
    }
    Pose2 turn = new Pose2(0, 0, Math.atan2(sine, cosine));
    double squares = 0;
    for (int i = 0; i < truth.size(); i++) {
      Vector2 laid = turn.apply(estimate.get(i).translation().minus(middle)).plus(trueMiddle);
      Vector2 off = laid.minus(truth.get(i).translation());
      squares += off.dot(off);
    }
    return Math.sqrt(squares / truth.size());
  }

  private static Vector2 middle(List<Pose2> poses) {
    Vector2 sum = new Vector2(0, 0);
    for (Pose2 pose : poses) {
      sum = sum.plus(pose.translation());
    }
    return sum.times(1.0 / poses.size());
  }

  @Test
  void mappingFindsWhereARobotWasThoughItsWheelsSlip() {
    FloorPlan plan = FloorPlanOptions.usual(FloorPlanKind.APARTMENT, 3).plan();
    SimulatedFleet fleet =
        new SimulatedFleet(
            plan, new SimulatedFleetOptions(1, 150, SimulatedRobotOptions.DEFAULT, 3));
    FleetMapping mapping = new FleetMapping(LocalSlamOptions.DEFAULT, PoseGraphOptions.DEFAULT);
    List<Pose2> truth = new ArrayList<>();
    List<Pose2> odometry = new ArrayList<>();
    fleet
        .scans(0)
        .forEach(
            scan -> {
              mapping.add(0, scan.scan());
              truth.add(scan.truth());
              odometry.add(scan.scan().odometry().orElseThrow());
            });
    mapping.finish();
    List<Pose2> mapped = new ArrayList<>();
    mapping.trajectory(0).forEach(at -> mapped.add(at.pose()));
    mapping.close();
    assertThat(mapped).hasSameSizeAs(truth);
    assertThat(error(odometry, truth)).isGreaterThan(0.15);
    assertThat(error(mapped, truth)).isLessThan(0.05);
  }
}

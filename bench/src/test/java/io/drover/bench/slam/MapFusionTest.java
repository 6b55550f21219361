package io.drover.bench.slam;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import io.drover.slam.simulation.FloorPlanKind;
import org.junit.jupiter.api.Test;

class MapFusionTest {
  private static final FleetSurvey FLEET =
      FleetSurvey.of(FloorPlanKind.APARTMENT, 1, 3, RecSlamConfig.committed());

  @Test
  void findsWhereMapsOfOneApartmentStandToEachOther() {
    MapFusion.Fused fused = MapFusion.of(FLEET.maps(3));
    assertThat(fused.frames()).containsOnlyKeys(0, 1, 2);
    Pose2 first = FLEET.robots().get(0).start();
    fused
        .frames()
        .forEach(
            (robot, frame) -> {
              Pose2 truth = first.between(FLEET.robots().get(robot).start());
              Pose2 off = truth.between(frame);
              assertThat(Math.hypot(off.x(), off.y())).as("robot " + robot).isLessThan(0.25);
              assertThat(Math.abs(Angles.wrap(off.theta()))).isLessThan(Math.toRadians(2));
            });
  }

  @Test
  void oneMapStaysWhereItIs() {
    MapFusion.Fused fused = MapFusion.of(FLEET.maps(1));
    assertThat(fused.pairs()).isZero();
    assertThat(fused.frames()).containsEntry(0, Pose2.IDENTITY);
    assertThat(GridBytes.of(fused.grid())).isEqualTo(FLEET.robots().get(0).mapBytes());
  }
}

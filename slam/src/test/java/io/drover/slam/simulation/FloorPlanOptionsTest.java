package io.drover.slam.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorPlanOptionsTest {
  private static final double RESOLUTION = 0.05;

  /** How many parts the floor has on which a robot can drive. */
  private static Components clear(FloorPlan plan) {
    boolean[] blocked = new boolean[plan.width() * plan.height()];
    for (int i = 0; i < blocked.length; i++) {
      blocked[i] = !plan.free(i % plan.width(), i / plan.width());
    }
    float[] metres = DistanceTransform.metres(blocked, plan.width(), plan.resolution());
    boolean[] clear = new boolean[blocked.length];
    for (int i = 0; i < clear.length; i++) {
      clear[i] = metres[i] >= Furnishing.CLEARANCE;
    }
    return new Components(clear, plan.width());
  }

  @ParameterizedTest
  @CsvSource({
    "APARTMENT, 13, 18",
    "APARTMENT, 18, 13",
    "APARTMENT, 10, 13",
    "APARTMENT, 20, 20",
    "OFFICE, 40, 25",
    "OFFICE, 12, 10",
    "OFFICE, 10, 30",
    "OFFICE, 25, 50",
    "OFFICE, 100, 60"
  })
  void everythingCanBeReached(FloorPlanKind kind, double x, double y) {
    for (long seed = 1; seed <= (x * y > 2000 ? 1 : 4); seed++) {
      FloorPlan plan = new FloorPlanOptions(kind, x, y, RESOLUTION, seed).plan();
      assertThat(clear(plan).count()).as("seed " + seed).isEqualTo(1);
    }
  }

  @Test
  void aFloorIsFurnishedButNotFull() {
    for (FloorPlanKind kind : FloorPlanKind.values()) {
      FloorPlan plan = FloorPlanOptions.usual(kind, 5).plan();
      int free = 0;
      for (int i = 0; i < plan.width() * plan.height(); i++) {
        free += plan.free(i % plan.width(), i / plan.width()) ? 1 : 0;
      }
      double building = kind.usualWidth() * kind.usualLength();
      assertThat(free * RESOLUTION * RESOLUTION / building).isBetween(0.55, 0.9);
    }
  }

  @Test
  void theSameSeedIsTheSameBuilding() {
    FloorPlan first = FloorPlanOptions.usual(FloorPlanKind.OFFICE, 7).plan();
    assertThat(FloorPlanOptions.usual(FloorPlanKind.OFFICE, 7).plan()).isEqualTo(first);
    assertThat(FloorPlanOptions.usual(FloorPlanKind.OFFICE, 8).plan()).isNotEqualTo(first);
  }

  @Test
  void aBuildingIsAsLargeAsItWasWished() {
    FloorPlan plan = FloorPlanOptions.usual(FloorPlanKind.APARTMENT, 1).sized(16, 12).plan();
    // a metre around it
    assertThat(plan.width()).isEqualTo(18 * 20);
    assertThat(plan.height()).isEqualTo(14 * 20);
  }

  @ParameterizedTest
  @CsvSource({"APARTMENT, 5, 18", "APARTMENT, 13, 21", "OFFICE, 12, 9", "OFFICE, 151, 20"})
  void rejectsBuildingsThatAreNone(FloorPlanKind kind, double x, double y) {
    assertThatThrownBy(() -> new FloorPlanOptions(kind, x, y, RESOLUTION, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(": give from ");
  }
}

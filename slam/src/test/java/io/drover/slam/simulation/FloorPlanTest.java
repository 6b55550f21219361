package io.drover.slam.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.image.GrayImage;
import io.drover.slam.map.MapImage;
import org.junit.jupiter.api.Test;

class FloorPlanTest {
  private static MapImage map(int... grays) {
    byte[] pixels = new byte[grays.length];
    for (int i = 0; i < grays.length; i++) {
      pixels[i] = (byte) grays[i];
    }
    return new MapImage(new GrayImage(grays.length, 1, pixels), 0.05, 1, 2);
  }

  @Test
  void readsPixelsByMapServersThresholds() {
    FloorPlan plan = FloorPlan.of(map(0, 80, 100, 205, 206, 255), false, 0.65, 0.196);
    assertThat(plan).isEqualTo(plan(FloorPlan.OCCUPIED, FloorPlan.OCCUPIED, FloorPlan.UNKNOWN));
  }

  private static FloorPlan plan(byte first, byte second, byte middle) {
    byte[] cells = {first, second, middle, middle, FloorPlan.FREE, FloorPlan.FREE};
    return new FloorPlan(0.05, 1, 2, cells.length, cells);
  }

  @Test
  void readsNegatives() {
    FloorPlan plan = FloorPlan.of(map(255, 175, 155, 100, 40, 0), true, 0.65, 0.196);
    assertThat(plan).isEqualTo(plan(FloorPlan.OCCUPIED, FloorPlan.OCCUPIED, FloorPlan.UNKNOWN));
  }

  @Test
  void becomesAMapAndComesBack() {
    FloorPlan plan = Plans.of("##?", "#..");
    assertThat(plan.image().image().pixels())
        .containsExactly(0, 0, (byte) 205, 0, (byte) 254, (byte) 254);
    assertThat(FloorPlan.of(plan.image(), false, 0.65, 0.196)).isEqualTo(plan);
  }

  @Test
  void knowsWhereCellsAre() {
    FloorPlan plan = Plans.of("##?", "#..");
    assertThat(plan.column(-0.85)).isEqualTo(1);
    assertThat(plan.row(-1.85)).isEqualTo(1);
    assertThat(plan.free(1, 0)).isTrue();
    assertThat(plan.occupied(1, 1)).isTrue();
    assertThat(plan.free(2, 1) || plan.occupied(2, 1)).isFalse();
    assertThat(plan.free(3, 0) || plan.free(-1, 0) || plan.occupied(0, 2)).isFalse();
  }
}

package io.drover.airsim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SolidTest {
  private static final Box BOX = new Box("b_0", 0, 10, 0, 0, 2, 1, 0, 3, Finish.BRICK);
  private static final Cylinder POST = new Cylinder("c_1", 1, 10, 0, 0.5, 0, 3, Finish.METAL);

  @Test
  void raysEnterAtTheNearSide() {
    assertThat(BOX.rayEntry(0, 0, 1, 1, 0, 0)).isEqualTo(8, within(1e-12));
    assertThat(BOX.rayEntry(10, 5, 1, 0, -1, 0)).isEqualTo(4, within(1e-12));
    assertThat(BOX.rayEntry(10, 0, 9, 0, 0, -1)).isEqualTo(6, within(1e-12));
    assertThat(POST.rayEntry(0, 0, 1, 1, 0, 0)).isEqualTo(9.5, within(1e-12));
    assertThat(POST.rayEntry(10, 0, 9, 0, 0, -1)).isEqualTo(6, within(1e-12));
  }

  @Test
  void raysMissWhatIsBesideAboveOrBehind() {
    for (Solid solid : new Solid[] {BOX, POST}) {
      assertThat(solid.rayEntry(0, 2, 1, 1, 0, 0)).isInfinite();
      assertThat(solid.rayEntry(0, 0, 4, 1, 0, 0)).isInfinite();
      assertThat(solid.rayEntry(0, 0, 1, -1, 0, 0)).isInfinite();
    }
  }

  @Test
  void raysFromInsideEnterAtOnce() {
    assertThat(BOX.rayEntry(10, 0, 1, 1, 0, 0)).isZero();
    assertThat(POST.rayEntry(10, 0, 1, 1, 0, 0)).isZero();
  }

  @Test
  void aTurnedBoxIsMetWhereItIs() {
    Box turned = new Box("b_0", 0, 10, 0, Math.PI / 2, 2, 1, 0, 3, Finish.BRICK);
    assertThat(turned.rayEntry(0, 0, 1, 1, 0, 0)).isEqualTo(9, within(1e-12));
  }

  @Test
  void footprintsOverlapOnlyWhereTheyTouch() {
    assertThat(BOX.overlaps(new Box("o", 2, 12.5, 0, 0.3, 1, 1, 0, 1, Finish.BRICK), 0)).isTrue();
    assertThat(BOX.overlaps(new Box("o", 2, 14, 0, 0.3, 1, 1, 0, 1, Finish.BRICK), 0)).isFalse();
    // the boxes around these two overlap, they themselves do not
    assertThat(BOX.overlaps(new Box("o", 2, 12.9, 1.9, Math.PI / 4, 1, 1, 0, 1, Finish.BRICK), 0))
        .isFalse();
  }
}

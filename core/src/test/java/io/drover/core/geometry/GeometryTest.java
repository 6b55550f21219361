package io.drover.core.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeometryTest {
  @Test
  void wrapsAnglesIntoTheHalfOpenCircle() {
    assertThat(Angles.wrap(3 * Math.PI)).isCloseTo(Math.PI, within(1e-12));
    assertThat(Angles.wrap(-Math.PI)).isCloseTo(Math.PI, within(1e-12));
    assertThat(Angles.wrap(0.3 - 4 * Math.PI)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void quaternionsGiveBackTheirEulerAngles() {
    Quaternion q = Quaternion.ofEuler(0.1, -0.2, 2.5);
    assertThat(q.roll()).isCloseTo(0.1, within(1e-12));
    assertThat(q.pitch()).isCloseTo(-0.2, within(1e-12));
    assertThat(q.yaw()).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void aQuarterTurnToTheLeftPointsForwardToTheLeft() {
    Vector3 left = Quaternion.ofEuler(0, 0, Math.PI / 2).rotate(new Vector3(1, 0, 0));
    assertThat(left.x()).isCloseTo(0, within(1e-12));
    assertThat(left.y()).isCloseTo(1, within(1e-12));
    Quaternion q = Quaternion.ofEuler(0.3, 0.2, 0.1);
    Vector3 back = q.inverse().rotate(q.rotate(new Vector3(1, 2, 3)));
    assertThat(back.minus(new Vector3(1, 2, 3)).norm()).isLessThan(1e-12);
  }
}

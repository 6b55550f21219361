package io.drover.slam.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RayCasterTest {
  private static final double EXACT = 1e-9;

  /** Where a beam enters an upright square, by its four sides; infinite if it passes by. */
  private static double entry(double x, double y, double angle, double left, double low) {
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    double enterX = ((dx > 0 ? left : left + Plans.SIDE) - x) / dx;
    double leaveX = ((dx > 0 ? left + Plans.SIDE : left) - x) / dx;
    double enterY = ((dy > 0 ? low : low + Plans.SIDE) - y) / dy;
    double leaveY = ((dy > 0 ? low + Plans.SIDE : low) - y) / dy;
    double enter = Math.max(enterX, enterY);
    return enter >= 0 && enter < Math.min(leaveX, leaveY) ? enter : Double.POSITIVE_INFINITY;
  }

  private static double nearest(FloorPlan plan, double x, double y, double angle) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int row = 0; row < plan.height(); row++) {
      for (int column = 0; column < plan.width(); column++) {
        if (plan.occupied(column, row)) {
          double left = plan.minX() + column * Plans.SIDE;
          double low = plan.minY() + row * Plans.SIDE;
          nearest = Math.min(nearest, entry(x, y, angle, left, low));
        }
      }
    }
    return nearest;
  }

  @RepeatedTest(20)
  void findsTheNearestOfAllCells(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    FloorPlan plan = Plans.scattered(40, 30, 0.05, random);
    RayCaster caster = new RayCaster(plan);
    for (int i = 0; i < 200; i++) {
      double x = random.nextDouble(-1.5, 3.5);
      double y = random.nextDouble(-2.5, 1.5);
      if (!plan.occupied(plan.column(x), plan.row(y))) {
        double angle = random.nextDouble(-Math.PI, Math.PI);
        double expected = nearest(plan, x, y, angle);
        double range = caster.range(x, y, angle, 100);
        if (Double.isInfinite(expected)) {
          assertThat(range).isInfinite();
        } else {
          assertThat(range).isCloseTo(expected, within(EXACT));
        }
      }
    }
  }

  @Test
  void measuresARoomWherePlansAreStraight() {
    // inner faces at x = -0.9 and 4.9, y = -1.9 and 1.9
    RayCaster caster = new RayCaster(Plans.room(60, 40));
    for (int degrees = 0; degrees < 360; degrees++) {
      double angle = Math.toRadians(degrees + 0.5);
      double alongX = ((Math.cos(angle) > 0 ? 4.9 : -0.9) - 0.123) / Math.cos(angle);
      double alongY = ((Math.sin(angle) > 0 ? 1.9 : -1.9) - 0.456) / Math.sin(angle);
      assertThat(caster.range(0.123, 0.456, angle, 30))
          .isCloseTo(Math.min(alongX, alongY), within(EXACT));
    }
  }

  @Test
  void seesNothingBeyondItsReach() {
    RayCaster caster = new RayCaster(Plans.room(60, 40));
    assertThat(caster.range(0, 0, 0, 4.91)).isCloseTo(4.9, within(EXACT));
    assertThat(caster.range(0, 0, 0, 4.89)).isInfinite();
  }

  @Test
  void passesWhatIsNotKnownAndEndsInsideOfWalls() {
    FloorPlan plan = Plans.of(".??#.");
    RayCaster caster = new RayCaster(plan);
    assertThat(caster.range(-0.95, -1.95, 0, 30)).isCloseTo(0.25, within(EXACT));
    assertThat(caster.range(-0.65, -1.95, 0, 30)).isZero();
    assertThat(caster.range(-0.55, -1.95, 0, 30)).isInfinite();
    assertThat(caster.range(-5, -1.95, 0, 30)).isCloseTo(4.3, within(EXACT));
  }
}

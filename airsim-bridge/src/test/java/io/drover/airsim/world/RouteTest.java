package io.drover.airsim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Vector2;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RouteTest {
  private static List<Route> all() {
    List<Route> routes = new ArrayList<>(Routes.names().stream().map(Routes::named).toList());
    for (long seed = 0; seed < 12; seed++) {
      routes.add(Routes.random(seed, 400));
    }
    return routes;
  }

  @Test
  void namedRoutesAreAsLongAsTheyClaim() {
    assertThat(Routes.named("campus").lengthMetres()).isEqualTo(300, within(0.5));
    assertThat(Routes.named("coastline").lengthMetres()).isEqualTo(1200, within(0.5));
    assertThat(Routes.random(5, 437).lengthMetres()).isEqualTo(437, within(0.1));
  }

  @Test
  void theCoastlineHasATunnel() {
    assertThat(Routes.named("coastline").tunnels()).hasSize(1);
    assertThat(Routes.named("coastline").inTunnel(580)).isTrue();
    assertThat(Routes.named("coastline").inTunnel(500)).isFalse();
  }

  @Test
  void theCoastlineTurnsSixteenTimes() {
    Route route = Routes.named("coastline");
    int turns = 0;
    boolean turning = false;
    for (double s = 0.5; s < route.lengthMetres(); s += 0.5) {
      double turned = Angles.wrap(route.headingAt(s) - route.headingAt(s - 0.5));
      boolean now = Math.abs(turned) > 1e-6;
      turns += now && !turning ? 1 : 0;
      turning = now;
    }
    assertThat(turns).isEqualTo(16);
  }

  @Test
  void headingAndPositionAreContinuous() {
    for (Route route : all()) {
      for (double s = 0.1; s < route.lengthMetres(); s += 0.1) {
        Vector2 step = route.pointAt(s).minus(route.pointAt(s - 0.1));
        assertThat(step.norm()).isEqualTo(0.1, within(0.001));
        assertThat(Angles.wrap(step.heading() - route.headingAt(s - 0.05)))
            .isEqualTo(0, within(0.03));
        assertThat(Angles.wrap(route.headingAt(s) - route.headingAt(s - 0.1)))
            .isEqualTo(0, within(0.035));
      }
    }
  }

  @Test
  void noRouteMeetsItself() {
    for (Route route : all()) {
      for (double a = 0; a < route.lengthMetres(); a += 2) {
        for (double b = a + 30; b < route.lengthMetres(); b += 2) {
          assertThat(route.pointAt(a).minus(route.pointAt(b)).norm())
              .as("%s at %s and %s", route.name(), a, b)
              .isGreaterThan(2 * route.halfWidthMetres() + 3);
        }
      }
    }
  }

  @Test
  void goesOnStraightBeyondItsEnds() {
    Route route = Routes.named("campus");
    Vector2 beyond = route.pointAt(route.lengthMetres() + 5);
    assertThat(beyond.minus(route.pointAt(route.lengthMetres())).norm()).isEqualTo(5, within(1e-9));
    assertThat(route.pointAt(-2).x()).isEqualTo(-2, within(1e-9));
  }

  @Test
  void locatesLikeBruteForce() {
    SplittableRandom random = new SplittableRandom(4);
    for (Route route : all()) {
      for (int k = 0; k < 50; k++) {
        double arc = random.nextDouble() * route.lengthMetres();
        double lateral = random.nextDouble(-2, 2);
        Vector2 point = route.pointAt(arc, lateral);
        RoutePosition found = route.locate(point, arc + random.nextDouble(-5, 5));
        double best = Double.POSITIVE_INFINITY;
        for (double s = 0; s <= route.lengthMetres(); s += 0.01) {
          best = Math.min(best, route.pointAt(s).minus(point).norm());
        }
        assertThat(Math.abs(found.lateralMetres())).isEqualTo(best, within(0.006));
        assertThat(route.pointAt(found.arcMetres(), found.lateralMetres()).minus(point).norm())
            .isLessThan(0.05);
        assertThat(route.locate(point)).isEqualTo(found);
      }
    }
  }

  @Test
  void leftOfTheRouteIsPositive() {
    Route route = Routes.named("campus");
    assertThat(route.locate(new Vector2(10, 1), 10).lateralMetres()).isEqualTo(1, within(1e-9));
    assertThat(route.locate(new Vector2(10, -1), 10).lateralMetres()).isEqualTo(-1, within(1e-9));
  }

  @Test
  void steersLeftTowardsATargetOnTheLeft() {
    Route route = Routes.named("campus");
    assertThat(route.steeringTo(new Vector2(10, -1), 0, 10, 5)).isEqualTo(Math.atan2(1, 5));
    assertThat(route.steeringTo(new Vector2(10, 1), 0, 10, 5)).isEqualTo(Math.atan2(-1, 5));
    assertThat(route.steeringTo(new Vector2(10, 0), 0.2, 10, 5)).isEqualTo(-0.2, within(1e-9));
    // the first turn of the campus is to the left
    assertThat(route.steeringTo(route.pointAt(38), 0, 38, 6)).isGreaterThan(0.2);
  }

  @Test
  void followingTheLabelStaysOnTheRoute() {
    for (Route route : all()) {
      Vector2 at = route.pointAt(0);
      double heading = route.headingAt(0);
      double arc = 0;
      double worst = 0;
      while (arc < route.lengthMetres() - 0.1) {
        double steering = route.steeringTo(at, heading, arc, 3);
        heading += Math.max(-0.1, Math.min(0.1, steering * 0.15));
        at = at.plus(new Vector2(Math.cos(heading), Math.sin(heading)).times(0.1));
        RoutePosition position = route.locate(at, arc);
        arc = position.arcMetres();
        worst = Math.max(worst, Math.abs(position.lateralMetres()));
      }
      assertThat(worst).as(route.name()).isLessThan(1.5);
    }
  }
}

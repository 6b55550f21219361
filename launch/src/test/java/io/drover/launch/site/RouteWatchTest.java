package io.drover.launch.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import org.junit.jupiter.api.Test;

class RouteWatchTest {
  private final Route route = Routes.named("campus");
  private final RouteWatch watch = new RouteWatch(route, 0, 1000);

  private void moveTo(double arcMetres, double lateralMetres, double seconds) {
    Vector2 at = route.pointAt(arcMetres, lateralMetres);
    watch.update(new Vector3(at.x(), at.y(), 1.5), seconds);
  }

  @Test
  void completesAtTheEndOfTheRoute() {
    for (double arc = 0; arc <= 300; arc += 0.4) {
      moveTo(arc, 0.5 * Math.sin(arc), arc);
    }
    assertThat(watch.end()).contains(FlightEnd.COMPLETED);
    assertThat(watch.distanceMetres()).isCloseTo(route.lengthMetres(), within(1.0));
    assertThat(watch.widestMetres()).isCloseTo(0.5, within(0.05));
  }

  @Test
  void endsWhereThePathIsLeftAndStaysEnded() {
    for (double arc = 0; arc < 20; arc += 0.4) {
      moveTo(arc, 0, arc);
    }
    moveTo(20, route.halfWidthMetres() + 0.1, 20);
    assertThat(watch.end()).contains(FlightEnd.DEPARTED);
    double distance = watch.distanceMetres();
    moveTo(25, 0, 25);
    assertThat(watch.end()).contains(FlightEnd.DEPARTED);
    assertThat(watch.distanceMetres()).isEqualTo(distance).isCloseTo(20, within(0.5));
  }

  @Test
  void givesUpAtTheTimeLimit() {
    moveTo(1, 0, 999);
    assertThat(watch.end()).isEmpty();
    moveTo(1.1, 0, 1000);
    assertThat(watch.end()).contains(FlightEnd.TIMED_OUT);
  }

  @Test
  void doesNotCountFlyingBackwards() {
    for (double arc = 0; arc <= 30; arc += 0.4) {
      moveTo(arc, 0, 1);
    }
    for (double arc = 30; arc > 22; arc -= 0.4) {
      moveTo(arc, 0, 2);
    }
    assertThat(watch.distanceMetres()).isCloseTo(30, within(0.5));
  }
}

package io.drover.airsim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SceneTest {
  private static final List<Route> ROUTES =
      List.of(
          Routes.named("campus"),
          Routes.named("coastline"),
          Routes.random(3, 300),
          Routes.random(8, 300));

  @Test
  void nothingStaticStandsOnThePath() {
    for (Route route : ROUTES) {
      Scene scene = Scene.build(route);
      double clear = route.halfWidthMetres() + Scenery.CLEARANCE_METRES - 0.05;
      for (double s = 0; s <= route.lengthMetres(); s += 0.5) {
        Vector2 p = route.pointAt(s);
        ContactSearch search = new ContactSearch(new Vector3(p.x(), p.y(), 1.5), clear);
        scene.solids().stream().filter(solid -> solid.bottom() < 3).forEach(search::test);
        assertThat(search.deepest()).as("%s at %s", route.name(), s).isEmpty();
      }
    }
  }

  @Test
  void bothSettingsAreFurnished() {
    for (Route route : ROUTES) {
      Scene scene = Scene.build(route);
      assertThat(scene.solids().size()).isGreaterThan((int) (route.lengthMetres() / 3));
      assertThat(scene.crowns()).isNotEmpty();
      assertThat(scene.crossers()).isNotEmpty();
      assertThat(scene.solids().stream().map(Solid::name)).doesNotHaveDuplicates();
    }
  }

  @Test
  void sameSeedSameThings() {
    Route route = ROUTES.get(0);
    assertThat(Scene.build(route, 5).solids()).isEqualTo(Scene.build(route, 5).solids());
    assertThat(Scene.build(route, 5).solids()).isNotEqualTo(Scene.build(route, 6).solids());
  }

  @Test
  void raysEndLikeBruteForce() {
    Scene scene = Scene.build(ROUTES.get(1));
    SplittableRandom random = new SplittableRandom(2);
    for (int k = 0; k < 3000; k++) {
      Vector2 p = scene.route().pointAt(random.nextDouble() * 1200, random.nextDouble(-12, 12));
      Vector3 o = new Vector3(p.x(), p.y(), random.nextDouble(0.2, 6));
      double yaw = random.nextDouble() * 7;
      double pitch = random.nextDouble(-0.6, 0.6);
      Vector3 d =
          new Vector3(
              Math.cos(pitch) * Math.cos(yaw), Math.cos(pitch) * Math.sin(yaw), Math.sin(pitch));
      double best = d.z() < 0 ? Math.min(60, -o.z() / d.z()) : 60;
      for (Solid solid : scene.solids()) {
        best = Math.min(best, solid.rayEntry(o.x(), o.y(), o.z(), d.x(), d.y(), d.z()));
      }
      for (Crosser crosser : scene.crossers()) {
        best = Math.min(best, crosser.at(7).rayEntry(o.x(), o.y(), o.z(), d.x(), d.y(), d.z()));
      }
      assertThat(scene.rayDistance(o, d, 60, 7)).isEqualTo(best, within(1e-9));
    }
  }

  @Test
  void raysDownMeetTheGround() {
    Scene scene = Scene.build(ROUTES.get(0));
    assertThat(scene.rayDistance(new Vector3(5, 0, 2), new Vector3(0, 0, -1), 50, 0))
        .isEqualTo(2, within(1e-9));
    assertThat(scene.rayDistance(new Vector3(5, 0, 2), new Vector3(0, 0, 1), 50, 0))
        .isEqualTo(50, within(1e-9));
  }

  @Test
  void aSphereTouchesTheSideOfABox() {
    Scene scene = Scene.build(ROUTES.get(0));
    Box box =
        scene.solids().stream()
            .filter(solid -> solid.name().startsWith("building"))
            .map(Box.class::cast)
            .findFirst()
            .orElseThrow();
    double reach = box.halfLength() + 0.2;
    Vector3 beside =
        new Vector3(
            box.x() + reach * Math.cos(box.yaw()), box.y() + reach * Math.sin(box.yaw()), 1.5);
    Contact contact = scene.collides(beside, 0.3, 0).orElseThrow();
    assertThat(contact.objectName()).isEqualTo(box.name());
    assertThat(contact.penetrationMetres()).isEqualTo(0.1, within(1e-9));
    assertThat(contact.normal().dot(new Vector3(Math.cos(box.yaw()), Math.sin(box.yaw()), 0)))
        .isEqualTo(1, within(1e-9));
    assertThat(scene.collides(new Vector3(5, 0, 1.5), 0.3, 0)).isEmpty();
    assertThat(scene.collides(new Vector3(box.x(), box.y(), 1), 0.3, 0)).isPresent();
  }

  @Test
  void tunnelWallsAndCeilingAreSolid() {
    Route route = Routes.named("coastline");
    Scene scene = Scene.build(route);
    for (double s = 546; s < 624; s += 1) {
      Vector2 p = route.pointAt(s);
      double h = route.headingAt(s);
      Vector3 middle = new Vector3(p.x(), p.y(), 1.6);
      double wall = route.halfWidthMetres() + Tunnel.WALL_METRES;
      Vector3 left = new Vector3(-Math.sin(h), Math.cos(h), 0);
      assertThat(scene.rayDistance(middle, left, 20, 0)).isEqualTo(wall, within(0.2));
      assertThat(scene.rayDistance(middle, left.times(-1), 20, 0)).isEqualTo(wall, within(0.2));
      assertThat(scene.rayDistance(middle, new Vector3(0, 0, 1), 20, 0))
          .isEqualTo(Tunnel.CEILING_METRES - 1.6, within(0.13));
    }
  }

  @Test
  void crossersCrossAndAreClearMostOfTheTime() {
    for (Route route : ROUTES) {
      for (Crosser crosser : Scene.build(route).crossers()) {
        int blocked = 0;
        double least = 0;
        double most = 0;
        int samples = 0;
        double before = crosser.lateralMetres(0);
        for (double t = 0; t < 2 * crosser.period(); t += 0.1) {
          double lateral = crosser.lateralMetres(t);
          assertThat(Math.abs(lateral - before)).isLessThanOrEqualTo(0.1 * crosser.speed() + 1e-9);
          before = lateral;
          least = Math.min(least, lateral);
          most = Math.max(most, lateral);
          blocked += Math.abs(lateral) < route.halfWidthMetres() ? 1 : 0;
          samples++;
        }
        assertThat(most).isEqualTo(crosser.reach(), within(1e-9));
        assertThat(least).isEqualTo(-crosser.reach(), within(1e-9));
        assertThat(blocked).isBetween(1, samples / 3);
      }
    }
  }

  @Test
  void aCrosserOnThePathIsAnObstacleAhead() {
    Scene scene = Scene.build(ROUTES.get(0));
    Crosser crosser = scene.crossers().get(0);
    double onPath = 0;
    while (Math.abs(crosser.lateralMetres(onPath)) > 0.2) {
      onPath += 0.05;
    }
    double h = crosser.heading();
    Vector3 near = new Vector3(crosser.x() - 3 * Math.cos(h), crosser.y() - 3 * Math.sin(h), 1.5);
    Vector3 far = near.minus(new Vector3(Math.cos(h), Math.sin(h), 0).times(2));
    assertThat(scene.obstacleAhead(near, h, onPath)).isTrue();
    assertThat(scene.obstacleAhead(far, h, onPath)).isFalse();
    assertThat(scene.obstacleAhead(near, h + Math.PI, onPath)).isFalse();
    assertThat(scene.obstacleAhead(near, h, onPath + crosser.period() / 2)).isFalse();
    assertThat(scene.collides(new Vector3(crosser.x(), crosser.y(), 1.5), 0.3, onPath))
        .hasValueSatisfying(c -> assertThat(c.objectName()).isEqualTo(crosser.name()));
  }
}

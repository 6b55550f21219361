package io.drover.airsim.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Scene SCENE = Scene.build(Routes.named("campus"));

  @Test
  void fliesTheSameHoweverTimeIsCut() {
    assertThat(flight(1)).isEqualTo(flight(7)).isEqualTo(flight(100));
  }

  @Test
  void lineVehiclesUpAtTheStartOfTheRoute() {
    World world = World.atRouteStart(SCENE, Conditions.CLEAR, List.of("lead", "tail"));
    Route route = SCENE.route();
    Vector2 start = route.pointAt(3);
    Vector3 lead = world.vehicle("lead").kinematics().position();
    assertThat(lead.x()).isCloseTo(start.x(), within(1e-6));
    assertThat(lead.y()).isCloseTo(start.y(), within(1e-6));
    assertThat(lead.z()).isEqualTo(Multirotor.GROUND_CLEARANCE_METRES);
    assertThat(world.vehicle("")).isSameAs(world.vehicle("lead"));
    assertThat(world.vehicleNames()).containsExactly("lead", "tail");
  }

  @Test
  void namesTheVehiclesThatItHas() {
    World world = World.atRouteStart(SCENE, Conditions.CLEAR, List.of("lead"));
    assertThatThrownBy(() -> world.vehicle("nobody"))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("lead");
  }

  @Test
  void vehiclesFlyIndependently() {
    World world = World.atRouteStart(SCENE, Conditions.CLEAR, List.of("a", "b"));
    Vector3 up = new Vector3(0, 0, 40);
    world.vehicle("a").placeAt(up, 0);
    world.vehicle("b").placeAt(up.plus(new Vector3(20, 0, 0)), 0);
    world.vehicle("a").velocityBody(2, 0, 0, 0, 10);
    world.advanceTo(3_000_000_000L);
    assertThat(world.vehicle("a").kinematics().position().x()).isGreaterThan(3);
    assertThat(world.vehicle("b").kinematics().position().x()).isCloseTo(20, within(0.01));
    world.reset();
    assertThat(world.vehicle("a").kinematics().pose()).isEqualTo(world.vehicle("a").spawn());
  }

  @Test
  void keepsFlyingFarFromAnything() {
    World world = World.atRouteStart(SCENE, Conditions.CLEAR, List.of("drone"));
    Multirotor drone = world.vehicle("drone");
    drone.placeAt(new Vector3(Command.LARGEST, -Command.LARGEST, Command.LARGEST), 1);
    drone.velocityBody(Command.LARGEST, 0, 0, 1e300, 10);
    world.advanceTo(2_000_000_000L);
    assertThat(drone.kinematics().groundSpeed()).isBetween(5.0, 20.0);
    assertThat(drone.collision()).isEmpty();
    assertThatThrownBy(() -> drone.placeAt(new Vector3(1e300, 0, 0), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Kinematics flight(int slices) {
    World world = World.atRouteStart(SCENE, Conditions.CLEAR, List.of("drone"));
    Multirotor drone = world.vehicle("drone");
    drone.placeAt(new Vector3(0, 0, 40), 1);
    long end = 0;
    for (int command = 0; command < 5; command++) {
      drone.velocityBodyAtHeight(2, 0.3 * command, 41, 0.2, 0.5);
      for (int i = 1; i <= slices; i++) {
        world.advanceTo(end + i * 200_000_000L / slices);
      }
      end += 200_000_000L;
    }
    return drone.kinematics();
  }
}

package io.drover.airsim.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.airsim.flight.CameraMount;
import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Multirotor;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.server.ServedWorld;
import io.drover.airsim.world.CameraModel;
import io.drover.airsim.world.Renderer;
import io.drover.airsim.world.Weather;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AirSimClientTest {
  @ParameterizedTest
  @EnumSource
  void fliesInEitherDialect(Dialect dialect) throws Exception {
    try (ServedWorld served = new ServedWorld(dialect);
        AirSimClient client = connect(served)) {
      assertThat(client.dialect()).isEqualTo(dialect);
      assertThat(client.vehicleNames()).containsExactly("Lead", "Tail");
      AirSimVehicle lead = vehicle(served, client, "Lead");
      assertThat(lead.state().flying()).isFalse();
      lead.takeControl();
      assertThat(await(lead.takeOff(20))).isFalse();
      assertThat(lead.state().flying()).isTrue();
      Vector3 goal = served.world.vehicle("Lead").spawn().position().plus(new Vector3(2, 4, 6));
      assertThat(await(lead.moveTo(goal, 3, 60))).isTrue();
      assertThat(lead.state().kinematics().position().minus(goal).norm()).isLessThan(1.5);
      assertThat(await(lead.turnTo(2, 0.05, 60))).isTrue();
      assertThat(lead.state().kinematics().headingRadians()).isCloseTo(2, within(0.1));
      assertThat(await(lead.followPath(List.of(goal, goal.plus(new Vector3(3, 0, 0))), 2, 60)))
          .isTrue();
      assertThat(await(lead.hover())).isTrue();
      lead.releaseControl();
    }
  }

  @Test
  void measuresEveryVehicleFromItsOwnSpawnPoint() throws Exception {
    try (ServedWorld served = new ServedWorld(Dialect.MAP);
        AirSimClient client = connect(served)) {
      Vector3 tail = served.world.vehicle("Tail").spawn().position();
      assertThat(client.vehicle("Tail").pose().position()).isEqualTo(Vector3.ZERO);
      assertThat(vehicle(served, client, "Tail").pose().position()).isEqualTo(tail);
      assertThat(client.settings()).contains("\"Tail\":{\"VehicleType\":\"SimpleFlight\"");
      AirSimVehicle lead = vehicle(served, client, "Lead");
      lead.takeControl();
      client.pause(true);
      lead.place(Pose.level(new Vector3(50, 60, 70), 1));
      Pose placed = served.world.vehicle("Lead").kinematics().pose();
      assertThat(placed.position().minus(new Vector3(50, 60, 70)).norm()).isLessThan(1e-4);
      assertThat(placed.orientation().yaw()).isCloseTo(1, within(0.01));
      assertThat(served.world.vehicle("Tail").kinematics().position()).isEqualTo(tail);
    }
  }

  @Test
  void fliesVelocitiesTheWayTheyAreMeant() {
    try (ServedWorld served = new ServedWorld(Dialect.MAP);
        AirSimClient client = connect(served)) {
      Multirotor drone = served.world.vehicle("Lead");
      AirSimVehicle lead = vehicle(served, client, "Lead");
      client.pause(true);
      drone.placeAt(new Vector3(0, 0, 60), 0.5);
      Kinematics now = after(2, client, lead, lead.velocityBody(2, 0.5, 0.3, 0.4, 3));
      Vector3 v = now.linearVelocity();
      assertThat(v.x() * Math.cos(0.5) + v.y() * Math.sin(0.5)).isBetween(1.5, 2.0);
      assertThat(v.y() * Math.cos(0.5) - v.x() * Math.sin(0.5)).isBetween(0.35, 0.5);
      assertThat(v.z()).isCloseTo(0.3, within(0.01));
      assertThat(now.headingRadians()).isCloseTo(0.5 + 0.4 * 1.73, within(0.05));
      now = after(5, client, lead, lead.velocityAtHeight(1, 0, 55, 0, 6));
      assertThat(now.position().z()).isCloseTo(55, within(0.1));
      assertThat(now.linearVelocity().x()).isCloseTo(1, within(0.05));
      now = after(3, client, lead, lead.velocity(new Vector3(0, -2, 0), 0, 4));
      assertThat(now.linearVelocity().y()).isLessThan(-1.7);
      now = after(4, client, lead, lead.velocityBodyAtHeight(0, 0, 58, 0, 5));
      assertThat(now.position().z()).isCloseTo(58, within(0.1));
      lead.cancel();
    }
  }

  @Test
  void seesWhatTheRendererDraws() throws Exception {
    try (ServedWorld served = new ServedWorld(Dialect.ARRAY);
        AirSimClient client = connect(served)) {
      AirSimVehicle lead = vehicle(served, client, "Lead");
      client.pause(true);
      Capture<GrayImage> gray = lead.captureGray("front_center");
      Capture<BgrImage> colour = lead.captureBgr("0");
      Capture<DepthImage> depth = lead.captureDepth("0");
      assertThat(gray.image().width()).isEqualTo(ServedWorld.WIDTH);
      assertThat(gray.image().height()).isEqualTo(ServedWorld.HEIGHT);
      assertThat(gray.timeNanos()).isEqualTo(depth.timeNanos());
      CameraModel model = new CameraModel(ServedWorld.WIDTH, ServedWorld.HEIGHT, Math.PI / 2);
      Renderer renderer = new Renderer(served.world.scene(), model);
      Pose pose = colour.cameraPose();
      Pose exact = CameraMount.FRONT_CENTER.on(served.world.vehicle("Lead").kinematics().pose());
      assertThat(pose.position().minus(exact.position()).norm()).isLessThan(1e-4);
      assertThat(colour.image().pixels())
          .isEqualTo(
              renderer.renderBgr(
                  exact.position(),
                  exact.orientation(),
                  served.world.conditions(),
                  colour.timeNanos() * 1e-9));
      assertThat(depth.image().metres())
          .isEqualTo(
              renderer.renderDepthPlanar(
                  exact.position(), exact.orientation(), depth.timeNanos() * 1e-9));
      assertThatThrownBy(() -> lead.captureGray("attic"))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("map::at");
    }
  }

  @Test
  void pausesAndContinuesByTheSimulationsTime() {
    try (ServedWorld served = new ServedWorld(Dialect.MAP);
        AirSimClient client = connect(served)) {
      client.pause(true);
      AirSimVehicle lead = client.vehicle("");
      long before = lead.state().kinematics().timeNanos();
      assertThat(client.isPaused()).isTrue();
      assertThat(lead.state().kinematics().timeNanos()).isEqualTo(before);
      client.continueFor(1.5);
      assertThat(client.isPaused()).isTrue();
      double passed = (lead.state().kinematics().timeNanos() - before) * 1e-9;
      assertThat(passed).isCloseTo(1.5, within(0.004));
      client.pause(false);
      assertThat(client.isPaused()).isFalse();
    }
  }

  @Test
  void tellsACollisionOnce() {
    try (ServedWorld served = new ServedWorld(Dialect.MAP);
        AirSimClient client = connect(served)) {
      AirSimVehicle lead = vehicle(served, client, "Lead");
      assertThat(lead.takeCollision()).isEmpty();
      served.world.vehicle("Lead").placeAt(new Vector3(0, 0, 0.3), 0);
      served.world.vehicle("Lead").arm(false);
      client.pause(true);
      client.continueFor(2);
      assertThat(lead.takeCollision())
          .hasValueSatisfying(c -> assertThat(c.objectName()).isEqualTo("Ground"));
      assertThat(lead.takeCollision()).isEmpty();
    }
  }

  @Test
  void makesWeather() {
    try (ServedWorld served = new ServedWorld(Dialect.MAP);
        AirSimClient client = connect(served)) {
      client.setWeather(Weather.FOG, 0.7);
      assertThat(served.world.conditions().of(Weather.FOG)).isZero();
      client.enableWeather(true);
      assertThat(served.world.conditions().of(Weather.FOG)).isCloseTo(0.7, within(1e-6));
      client.setWind(new Vector3(1, 0, 0));
      client.enableWeather(false);
      assertThat(served.world.conditions().of(Weather.FOG)).isZero();
      client.reset();
    }
  }

  @Test
  void saysWhereNobodyIs() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(() -> AirSimClient.connect(AirSimClient.Options.of("127.0.0.1", port)))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
        .hasMessageContaining("no AirSim at 127.0.0.1:" + port);
  }

  private static AirSimClient connect(ServedWorld served) {
    return AirSimClient.connect(AirSimClient.Options.of("127.0.0.1", served.server.port()));
  }

  private static AirSimVehicle vehicle(ServedWorld served, AirSimClient client, String name) {
    return client.vehicle(name, served.world.vehicle(name).spawn().position());
  }

  /** The motion when a move has been under way for so long. */
  private static Kinematics after(
      double seconds, AirSimClient client, AirSimVehicle vehicle, CompletableFuture<Boolean> move) {
    client.continueFor(seconds);
    assertThat(move).isNotDone();
    return vehicle.state().kinematics();
  }

  private static boolean await(CompletableFuture<Boolean> move) throws Exception {
    return move.get(30, TimeUnit.SECONDS);
  }
}

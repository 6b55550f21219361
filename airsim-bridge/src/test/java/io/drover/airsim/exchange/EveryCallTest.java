package io.drover.airsim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.client.BgrImage;
import io.drover.airsim.client.VehicleSensors;
import io.drover.airsim.client.VehicleState;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.world.Weather;
import io.drover.core.geometry.Vector3;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgpack.value.ArrayValue;

/**
 * Every call that the client can make, held against the one that a real server took: an id out of
 * range ends the whole simulator, another shape gets an error from it.
 */
@Timeout(60)
class EveryCallTest {
  private static final Vector3 SOMEWHERE = new Vector3(1, 2, 3);

  @ParameterizedTest
  @EnumSource
  void isOneThatTheRealServerTakes(Dialect dialect) throws Exception {
    try (RecordedServer server = new RecordedServer(dialect);
        AirSimClient client =
            AirSimClient.connect(AirSimClient.Options.of("127.0.0.1", server.port()))) {
      assertThat(client.dialect()).isEqualTo(dialect);
      callTheSimulator(client);
      callTheVehicle(client.vehicle("Drone1"));
      assertThat(server.heard())
          .extracting(request -> request.get(2).asRawValue().asString())
          .contains("simGetImages", "getMultirotorState", "moveByVelocityZBodyFrame", "simSetWind");
      for (ArrayValue request : server.heard()) {
        String method = request.get(2).asRawValue().asString();
        assertThat(request.size()).isEqualTo(4);
        assertThat(request.get(0).asIntegerValue().asInt()).isZero();
        assertThat(request.get(1).asIntegerValue().asLong()).isBetween(0L, 0xffff_ffffL);
        assertThat(server.taken(method)).as(method).contains(Shape.of(request.get(3)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatTheRealServerSays(Dialect dialect) throws Exception {
    try (RecordedServer server = new RecordedServer(dialect);
        AirSimClient client =
            AirSimClient.connect(AirSimClient.Options.of("127.0.0.1", server.port()))) {
      assertThat(client.vehicleNames()).containsExactly("Drone1", "Drone2");
      AirSimVehicle drone = client.vehicle("Drone1");
      VehicleState state = drone.state();
      assertThat(state.flying()).isTrue();
      // a metre and a half above the ground after a take-off
      assertThat(state.kinematics().position().z()).isCloseTo(1.5, within(0.3));
      BgrImage image = drone.captureBgr("0").image();
      assertThat(image.width()).isEqualTo(8);
      assertThat(image.height()).isEqualTo(6);
      assertThat(image.pixels()[0] & 0xff).isEqualTo(200);
      assertThat(drone.captureDepth("0").image().metres()).startsWith(1, 2, 3).hasSize(48);
      assertThat(drone.takeCollision()).isPresent();
      assertThat(client.settings()).contains("\"SimMode\": \"Multirotor\"");
    }
  }

  private static void callTheSimulator(AirSimClient client) {
    client.enableWeather(true);
    client.setWeather(Weather.FOG, 0.1);
    client.setWind(SOMEWHERE);
    client.pause(true);
    client.continueFor(0.1);
    client.pause(false);
    assertThat(client.isPaused()).isFalse();
    assertThat(client.vehicleNames()).isNotEmpty();
    assertThat(client.settings()).isNotEmpty();
    client.reset();
  }

  private static void callTheVehicle(AirSimVehicle drone) throws Exception {
    drone.takeControl();
    assertThat(drone.isControlled()).isTrue();
    await(drone.takeOff(20));
    await(drone.velocity(SOMEWHERE, 0.1, 0.5));
    await(drone.velocityAtHeight(1, 2, 3, 0.1, 0.5));
    await(drone.velocityBody(1, 0, 0, 0.1, 0.5));
    await(drone.velocityBodyAtHeight(1, 0, 3, 0.1, 0.5));
    await(drone.followPath(List.of(SOMEWHERE, Vector3.ZERO), 3, 30));
    await(drone.moveTo(SOMEWHERE, 3, 30));
    await(drone.turnTo(1, 0.1, 20));
    await(drone.hover());
    await(drone.land(60));
    drone.cancel();
    drone.place(Pose.level(SOMEWHERE, 1));
    assertThat(drone.state()).isNotNull();
    assertThat(drone.pose()).isNotNull();
    assertThat(drone.distance("")).isNotNull();
    assertThat(drone.takeCollision()).isNotNull();
    assertThat(drone.captureGray("0")).isNotNull();
    assertThat(drone.captureDepth("0")).isNotNull();
    callTheSensors(drone.sensors());
    drone.rampToStop(5);
    drone.releaseControl();
  }

  private static void callTheSensors(VehicleSensors sensors) {
    assertThat(sensors.imu("")).isNotNull();
    assertThat(sensors.gps("")).isNotNull();
    assertThat(sensors.barometer("")).isNotNull();
    assertThat(sensors.magnetometer("")).isNotNull();
    assertThat(sensors.distance("")).isNotNull();
    assertThat(sensors.lidar("").points()).hasSize(12);
    assertThat(sensors.environment()).isNotNull();
    assertThat(sensors.home()).isNotNull();
    assertThat(sensors.camera("0")).isNotNull();
    sensors.mountCamera("0", Pose.level(SOMEWHERE, 0));
  }

  private static void await(CompletableFuture<Boolean> move) throws Exception {
    var unused = move.get(20, TimeUnit.SECONDS);
  }
}

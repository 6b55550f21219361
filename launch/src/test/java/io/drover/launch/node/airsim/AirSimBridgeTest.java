package io.drover.launch.node.airsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.flight.World;
import io.drover.airsim.server.AirSimServer;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Routes;
import io.drover.airsim.world.Scene;
import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector3;
import io.drover.core.time.WallClock;
import io.drover.launch.live.FlakySimulator;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.msg.airsim_ros_pkgs.GimbalAngleEulerCmd;
import io.drover.ros.msg.airsim_ros_pkgs.Land;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.name.GraphNames;
import io.drover.rpc.HostPort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bridge beside the embedded world, whose vehicles others land and reset. */
@Timeout(120)
class AirSimBridgeTest {
  private final AirSimServer server =
      AirSimServer.start(
          World.atRouteStart(
              Scene.build(Routes.random(77, 60), 1), Conditions.ofSeed(1), List.of("drone1")),
          AirSimServer.Options.DEFAULTS.withAddress("127.0.0.1", 0));
  private final AirSimClient client =
      AirSimClient.connect(AirSimClient.Options.of("127.0.0.1", server.port()));
  private final FlownVehicle vehicle =
      new FlownVehicle(client.vehicle("drone1"), Vector3.ZERO, 0.5, new WallClock());
  private final RosNode node = new InMemoryBus().join(GraphNames.of("", "airsim_node", Map.of()));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static AirSimNodeConfig config(Map<String, Object> told) {
    return ConfigReader.bind("test", told, AirSimNodeConfig.DEFAULT);
  }

  private static double height(AirSimVehicle vehicle) {
    return vehicle.state().kinematics().position().z();
  }

  private void awaitFlight() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> height(vehicle.vehicle()) > 1.5 && vehicle.vehicle().isControlled());
  }

  private AirSimBridge bridge(Simulator simulator) {
    return AirSimBridge.begin(
        node,
        config(Map.of("take_off_metres", 2.0, "cameras", List.of())),
        new WallClock(),
        simulator);
  }

  private static Simulator connect(HostPort address) {
    return Simulator.connect(address, Optional.empty(), 10, new WallClock(), () -> false);
  }

  @Test
  void aVehicleThatWasResetIsTakenOverAndTakesOffAnew() {
    try (Simulator simulator = connect(HostPort.loopback(server.port()))) {
      AirSimBridge bridge = bridge(simulator);
      awaitFlight();
      client.reset();
      assertThat(height(vehicle.vehicle())).isLessThan(0.5);
      awaitFlight();
      bridge.close();
    }
  }

  @Test
  void aVehicleThatHasLandedStaysWhereItIsWhenALostSimulatorIsBack() throws Exception {
    try (FlakySimulator flaky = new FlakySimulator(HostPort.loopback(server.port()));
        Simulator simulator = connect(flaky.address())) {
      AirSimBridge bridge = bridge(simulator);
      awaitFlight();
      assertThat(node.caller("~drone1/land", Land.TYPE).call(new Land.Request(true), 60).success())
          .isTrue();
      flaky.cut();
      BlockingQueue<Double> heights = new LinkedBlockingQueue<>();
      var unused =
          node.subscribe(
              "drone1/odom", Odometry.TYPE, 1, m -> heights.add(m.pose().pose().position().z()));
      for (int i = 0; i < 100; i++) {
        assertThat(heights.poll(20, TimeUnit.SECONDS)).isNotNull().isLessThan(0.5);
      }
      bridge.close();
    }
  }

  @Test
  void landingEndsAClimb() {
    CompletableFuture<Void> climb = CompletableFuture.runAsync(() -> vehicle.climb(30));
    awaitFlight();
    assertThat(vehicle.land(true)).isTrue();
    climb.join();
    assertThat(height(vehicle.vehicle())).isLessThan(0.5);
  }

  @Test
  void aCameraThatIsTurnedInFlightStaysWhereItIsMounted() {
    var unused = new FleetTopics(node, Map.of("drone1", vehicle), Axes.ENU, () -> {});
    Publisher<GimbalAngleEulerCmd> gimbal =
        node.advertise("~gimbal_angle_euler_cmd", GimbalAngleEulerCmd.TYPE, TopicOptions.queue(1));
    GimbalAngleEulerCmd told =
        GimbalAngleEulerCmd.zero().withCameraName("front_center").withVehicleName("drone1");
    Vector3 before = mount();
    gimbal.publish(told.withPitch(10));
    CompletableFuture<Void> climb = CompletableFuture.runAsync(() -> vehicle.climb(30));
    awaitFlight();
    for (int i = 0; i < 50; i++) {
      gimbal.publish(told.withPitch(i));
    }
    assertThat(vehicle.land(true)).isTrue();
    climb.join();
    assertThat(mount().minus(before).norm()).isLessThan(0.01);
  }

  private Vector3 mount() {
    return FleetTopics.mount(vehicle.vehicle(), "front_center");
  }

  @Test
  void refusesWhatIsThereTwice() {
    for (String key : List.of("vehicles", "cameras")) {
      assertThatThrownBy(() -> config(Map.of(key, List.of("one", "one"))))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining(key + " has 'one' twice");
    }
    assertThatThrownBy(() -> config(Map.of("sensors", List.of("imu/Imu", "gps/Gps", "imu/Imu"))))
        .hasMessageContaining("sensors has 'imu/Imu' twice");
  }
}

package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.launch.site.FlightEnd;
import io.drover.rpc.HostPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drone on the wall clock whose simulator hangs, drops connections and is restarted. */
@Tag("live")
class SimulatorFaultTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void standsWithoutImagesFliesOnAfterCutsAndIsNotLostWithARestart() throws Exception {
    WorldRole world = world(0);
    HostPort address = world.address();
    Path network = StraightAhead.write(folder);
    try (EdgeRole edge = edge(network);
        FlakySimulator flaky = new FlakySimulator(address);
        AirSimClient spectator =
            AirSimClient.connect(AirSimClient.Options.of(address.host(), address.port()))) {
      DroneFlight drone = drone(flaky.address(), edge.address(), network);
      CompletableFuture<LiveFlight> flight = FlightThread.begin(drone);
      await().atMost(LIMIT).until(() -> flight.isDone() || where(spectator).groundSpeed() > 0.7);
      assertThat(flight).isNotDone();

      flaky.hangImages(true);
      // asked again over a new connection, while the drone stands in the air
      await().atMost(LIMIT).until(() -> where(spectator).groundSpeed() < 0.1);
      assertThat(flaky.swallowed()).isGreaterThan(1);
      assertThat(where(spectator).position().z()).isGreaterThan(1);
      flaky.hangImages(false);
      await().atMost(LIMIT).until(() -> where(spectator).groundSpeed() > 0.7);

      flaky.cut();
      Kinematics cut = where(spectator);
      await()
          .atMost(LIMIT)
          .until(() -> where(spectator).position().minus(cut.position()).norm() > 2);
      assertThat(flight).isNotDone();

      world.close();
      world = world(address.port());
      LiveFlight flown = flight.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertThat(flown.end()).isEqualTo(FlightEnd.LOST);
      assertThat(flown.distanceMetres()).isGreaterThan(2);
      assertThat(drone.loss()).get().asString().contains("drone1", "restarted").hasLineCount(1);
      assertThat(FlightFolder.read(folder).records()).hasSameSizeAs(flown.records()).isNotEmpty();
    } finally {
      world.close();
    }
  }

  private static EdgeRole edge(Path network) {
    return EdgeRole.start(
        ConfigReader.parse(
            "test",
            "bind: 127.0.0.1:0\ncores: 2\nmodel: '%s'\n".formatted(network),
            EdgeConfig.DEFAULT));
  }

  private DroneFlight drone(HostPort simulator, HostPort edge, Path network) {
    DroneConfig config =
        ConfigReader.parse(
            "test",
            """
            simulator:
              address: %s
              image_seconds: 1
            edge: %s
            policy: local
            emulate: false
            score: false
            model: '%s'
            agent:
              max_speed_metres_per_second: 1
            """
                .formatted(simulator, edge, network),
            DroneConfig.DEFAULT);
    return new DroneFlight(
        config, Optional.empty(), Optional.empty(), Optional.of(folder), () -> false, unused -> {});
  }

  private static WorldRole world(int port) {
    return WorldRole.start(
        ConfigReader.parse(
            "test",
            "route: campus\nbind: 127.0.0.1:%d\ncamera: {width: 64, height: 64}\n".formatted(port),
            WorldConfig.DEFAULT),
        Routes.named("campus"));
  }

  private static Kinematics where(AirSimClient spectator) {
    return spectator.vehicle("drone1").state().kinematics();
  }
}

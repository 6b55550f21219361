package io.drover.launch.site;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.flight.World;
import io.drover.airsim.server.AirSimServer;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Routes;
import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector3;
import io.drover.core.time.WallClock;
import io.drover.onboard.VelocityCommand;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AirSimPilotTest {
  @Test
  @Timeout(60)
  void failsTheFlightWhenItsOwnThreadFails() {
    World world =
        World.atRouteStart(
            Scene.build(Routes.random(77, 60), 1), Conditions.ofSeed(1), List.of("drone1"));
    AtomicInteger readings = new AtomicInteger();
    try (AirSimServer server =
            AirSimServer.start(world, AirSimServer.Options.DEFAULTS.withAddress("127.0.0.1", 0));
        AirSimClient client =
            AirSimClient.connect(AirSimClient.Options.of("127.0.0.1", server.port()))) {
      AirSimVehicle vehicle = client.vehicle("drone1", new Vector3(0, 0, 0));
      vehicle.takeControl();
      try (AirSimPilot pilot =
          AirSimPilot.takeOver(
              vehicle,
              new WallClock(),
              2,
              10,
              (now, seconds) -> {
                if (readings.incrementAndGet() == 3) {
                  throw new IllegalStateException("lost the route");
                }
              },
              new SimulatorLoss())) {
        assertThatThrownBy(() -> steerForEver(pilot))
            .isInstanceOf(DroverException.class)
            .hasRootCauseMessage("lost the route");
      }
    }
  }

  private static void steerForEver(AirSimPilot pilot) {
    while (true) {
      pilot.steer(VelocityCommand.STOP);
      LockSupport.parkNanos(10_000_000);
    }
  }
}

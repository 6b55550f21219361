package io.drover.launch.doctor;

import io.drover.airsim.client.AirSimClient;
import io.drover.core.error.DroverException;
import io.drover.core.time.WallClock;
import io.drover.rpc.HostPort;
import java.util.List;
import java.util.Optional;

/** A simulator that speaks AirSim's RPC. */
final class AirSimCheck implements Check {
  private static final String SUBJECT = "AirSim";
  private static final int USUAL_PORT = 41451;
  private static final double PATIENCE_SECONDS = 2;

  private final Optional<HostPort> named;

  AirSimCheck(Optional<HostPort> named) {
    this.named = named;
  }

  @Override
  public List<Finding> look() {
    HostPort address = named.orElseGet(() -> HostPort.loopback(USUAL_PORT));
    AirSimClient.Options options =
        new AirSimClient.Options(
            address.host(), address.port(), PATIENCE_SECONDS, PATIENCE_SECONDS, new WallClock());
    try (AirSimClient client = AirSimClient.connect(options)) {
      return List.of(
          Finding.ok(
              SUBJECT,
              address
                  + " answers as "
                  + client.dialect().speakers()
                  + ", vehicles "
                  + client.vehicleNames()));
    } catch (DroverException e) {
      return List.of(
          Finding.unanswered(
              SUBJECT,
              named.isPresent(),
              e.getMessage(),
              named.isPresent()
                  ? "start the simulator, or mend its address"
                  : "start a simulator, or ./drover world, which needs neither Unreal nor a GPU"));
    }
  }
}

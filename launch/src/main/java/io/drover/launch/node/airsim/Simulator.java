package io.drover.launch.node.airsim;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.launch.live.WorldConfig;
import io.drover.launch.live.WorldRole;
import io.drover.rpc.HostPort;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The simulator that the node is connected to, or has inside. */
final class Simulator implements AutoCloseable {
  private static final double RETRY_SECONDS = 0.5;

  private final HostPort address;
  private final Optional<WorldRole> world;
  private final AirSimClient client;

  private Simulator(HostPort address, Optional<WorldRole> world, AirSimClient client) {
    this.address = address;
    this.world = world;
    this.client = client;
  }

  /** Starts the world inside; a free port of this machine serves it. */
  static WorldRole embed(AirSimNodeConfig config, Route route) {
    WorldConfig base = WorldConfig.DEFAULT;
    return WorldRole.start(
        new WorldConfig(
            config.route(),
            config.seed(),
            config.seed(),
            "127.0.0.1:0",
            false,
            config.drones(),
            base.settings(),
            base.dialect(),
            1,
            config.camera()),
        route);
  }

  /**
   * Connects, as soon as there is one.
   *
   * @param over whether nobody waits any more
   * @throws DroverException {@code UNREACHABLE} if there is none in time, {@code PROTOCOL_ERROR} if
   *     it is none that can be spoken to
   */
  static Simulator connect(
      HostPort address,
      Optional<WorldRole> world,
      double waitSeconds,
      NanoClock clock,
      BooleanSupplier over) {
    double end = clock.seconds() + waitSeconds;
    while (true) {
      try {
        return new Simulator(
            address,
            world,
            AirSimClient.connect(AirSimClient.Options.of(address.host(), address.port())));
      } catch (DroverException e) {
        if (e.code() != ErrorCode.UNREACHABLE || over.getAsBoolean() || clock.seconds() > end) {
          throw e;
        }
        clock.sleep(RETRY_SECONDS);
      }
    }
  }

  HostPort address() {
    return address;
  }

  AirSimClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    world.ifPresent(WorldRole::close);
  }
}

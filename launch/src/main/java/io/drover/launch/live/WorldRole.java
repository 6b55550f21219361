package io.drover.launch.live;

import io.drover.airsim.flight.World;
import io.drover.airsim.server.AirSimServer;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Route;
import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.rpc.HostPort;

/** The embedded world, served by AirSim's RPC. */
public final class WorldRole implements AutoCloseable {
  private final AirSimServer server;
  private final HostPort address;

  private WorldRole(AirSimServer server, HostPort address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Builds the world and lets time pass in it; its drones stand at the start of the route.
   *
   * @param route that the configuration names
   * @throws DroverException {@code INVALID_ARGUMENT} beyond loopback without {@code insecure},
   *     {@code RESOURCE_EXHAUSTED} if the port cannot be had
   */
  public static WorldRole start(WorldConfig config, Route route) {
    HostPort bind = HostPort.parse(config.bind());
    Requirement.requireTrusted(
        bind, config.insecure(), "a world on " + bind + " would let anyone on the network fly");
    World world =
        World.atRouteStart(
            Scene.build(route, config.seed()),
            Conditions.ofSeed(config.weatherSeed()),
            config.vehicleNames());
    world.setConditions(seconds -> Conditions.ofSeed(config.weatherSeed(), seconds));
    AirSimServer server =
        AirSimServer.start(
            world,
            AirSimServer.Options.DEFAULTS
                .withAddress(bind.host(), bind.port())
                .withDialect(config.dialect())
                .withClockSpeed(config.speed())
                .withCamera(config.camera().model()));
    return new WorldRole(server, new HostPort(bind.host(), server.port()));
  }

  /** Where it listens, with the port that it really has. */
  public HostPort address() {
    return address;
  }

  @Override
  public void close() {
    server.close();
  }
}

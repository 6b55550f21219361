package io.drover.launch.live;

import io.drover.airsim.flight.Pose;
import io.drover.airsim.flight.World;
import io.drover.airsim.server.AirSimServer;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Route;
import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.launch.site.AirSimSettings;
import io.drover.rpc.HostPort;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The embedded world, served by AirSim's RPC. */
public final class WorldRole implements AutoCloseable {
  private final AirSimServer server;
  private final HostPort address;
  private final List<String> vehicleNames;

  private WorldRole(AirSimServer server, HostPort address, List<String> vehicleNames) {
    this.server = server;
    this.address = address;
    this.vehicleNames = vehicleNames;
  }

  /**
   * Builds the world and lets time pass in it; its drones stand at the start of the route, or where
   * the settings say.
   *
   * @param route that the configuration names
   * @throws DroverException {@code INVALID_ARGUMENT} beyond loopback without {@code insecure},
   *     {@code RESOURCE_EXHAUSTED} if the port cannot be had
   */
  public static WorldRole start(WorldConfig config, Route route) {
    HostPort bind = HostPort.parse(config.bind());
    Requirement.requireTrusted(
        bind, config.insecure(), "a world on " + bind + " would let anyone on the network fly");
    World world = world(config, Scene.build(route, config.seed()));
    world.setConditions(seconds -> Conditions.ofSeed(config.weatherSeed(), seconds));
    AirSimServer server =
        AirSimServer.start(
            world,
            AirSimServer.Options.DEFAULTS
                .withAddress(bind.host(), bind.port())
                .withDialect(config.dialect())
                .withClockSpeed(config.speed())
                .withCamera(config.camera().model()));
    return new WorldRole(server, new HostPort(bind.host(), server.port()), world.vehicleNames());
  }

  /** One behind another at the start of the route, or as the settings say. */
  private static World world(WorldConfig config, Scene scene) {
    Conditions conditions = Conditions.ofSeed(config.weatherSeed());
    if (config.settings().isEmpty()) {
      return World.atRouteStart(scene, conditions, config.standardNames());
    }
    double along = scene.route().headingAt(0);
    Map<String, Pose> spawns = new LinkedHashMap<>();
    AirSimSettings.vehicles(Path.of(config.settings().get()))
        .forEach((name, start) -> spawns.put(name, start.pose(along)));
    return new World(scene, conditions, spawns);
  }

  /** Its vehicles, the default one first. */
  public List<String> vehicleNames() {
    return vehicleNames;
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

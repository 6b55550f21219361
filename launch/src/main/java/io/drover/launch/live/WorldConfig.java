package io.drover.launch.live;

import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.server.AirSimServer;
import io.drover.core.config.Doc;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The embedded world as a process of its own. */
public record WorldConfig(
    @Doc("campus, coastline, or a route file") String route,
    @Doc("of the scenery") long seed,
    @Doc("of light and weather") long weatherSeed,
    @Doc("host:port to listen on; port 0 takes any free one") String bind,
    @Doc("may listen beyond this machine, although AirSim's protocol knows no password")
        boolean insecure,
    @Doc("number of drones, called drone1, drone2, ...") int drones,
    @Doc("settings.json of AirSim's that names the drones and where they start instead; null: none")
        Optional<String> settings,
    @Doc("map: as AirSim and Colosseum to 2.2; array: Colosseum from 2.3; cosys: Cosys-AirSim")
        Dialect dialect,
    @Doc("simulated seconds in a second") double speed,
    @Doc("of every camera; AirSim's own default is 256 x 144") CameraConfig camera) {
  public static final WorldConfig DEFAULT =
      new WorldConfig(
          "coastline",
          1,
          1,
          "127.0.0.1:" + AirSimServer.DEFAULT_PORT,
          false,
          1,
          Optional.empty(),
          Dialect.MAP,
          1,
          CameraConfig.DEFAULT);

  public WorldConfig {
    Requirement.requireAddress("bind", bind);
    Requirement.require(drones >= 1 && drones <= 64, "drones is " + drones + ": give 1 to 64");
    Requirement.require(
        speed > 0 && speed <= 1000, "speed is " + speed + ": give a number above 0, at most 1000");
  }

  /** Names of its vehicles where no settings name them. */
  List<String> standardNames() {
    return IntStream.rangeClosed(1, drones).mapToObj(i -> "drone" + i).toList();
  }
}

package io.drover.launch.live;

import io.drover.airsim.world.Route;
import io.drover.core.config.ConfigWriter;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlyConfig;
import io.drover.rpc.HostPort;
import io.drover.telemetry.broker.BrokerUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the flights of a live run have in common.
 *
 * @param route whose path must not be left; may be empty in another simulator
 * @param trace that the configuration names
 * @param simulator one that runs already; empty for the embedded world
 * @param vehicles of that simulator, one for each drone; none leaves the choice
 * @param timeLimitSeconds after which each flight ends
 * @param mqtt broker for everybody's telemetry
 * @param accounts folder with everybody's passwords for it
 * @param model another navigation network
 * @param scheduler another policy network
 * @param folder where processes find their configurations and leave their flights
 * @param mainClass of this program
 */
public record LivePlan(
    FlyConfig config,
    Optional<Route> route,
    BandwidthTrace trace,
    Optional<HostPort> simulator,
    List<String> vehicles,
    double timeLimitSeconds,
    BrokerUrl mqtt,
    Optional<String> accounts,
    Optional<Path> model,
    Optional<Path> scheduler,
    Path folder,
    String mainClass) {
  /** The same site for all: its drones and edges see each other's topics. */
  static final String SITE = "local";

  Optional<String> modelFile() {
    return model.map(Path::toString);
  }

  Optional<String> schedulerFile() {
    return scheduler.map(Path::toString);
  }

  /**
   * Where events of drones and edges wait for the broker, each in a folder of its own: shared by
   * all flights, so that the next process of a name sends what the last one could not.
   */
  Optional<String> mqttState() {
    return Optional.of(folder.resolve("mqtt").toString());
  }

  /** Writes a process's configuration and starts it with that. */
  Part start(String name, String verb, Path folder, Record config, String... more) {
    Path file = folder.resolve(name + ".yaml");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, ConfigWriter.toYaml(config));
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: give another --out", e);
    }
    List<String> arguments = new ArrayList<>(List.of(verb, "--config", file.toString()));
    arguments.addAll(List.of(more));
    return Part.start(name, mainClass, arguments);
  }
}

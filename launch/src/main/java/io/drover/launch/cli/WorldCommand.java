package io.drover.launch.cli;

import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.live.Announcement;
import io.drover.launch.live.CameraConfig;
import io.drover.launch.live.Lifetime;
import io.drover.launch.live.WorldConfig;
import io.drover.launch.live.WorldRole;
import io.drover.rpc.HostPort;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover world}: the embedded world for anybody's AirSim client. */
@Command(
    name = "world",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Serves the embedded world by AirSim's RPC until Ctrl-C.",
    footer = {
      "",
      "Examples:",
      "  ./drover world                              coastline on 127.0.0.1:41451",
      "  ./drover world --route campus --drones 3    with drone1, drone2, drone3",
      "  ./drover world --dialect array              for clients of Colosseum 2.3",
      "  ./drover world --settings settings.json     with the drones of AirSim's file"
    })
final class WorldCommand implements Callable<Integer> {
  /** Options by the keys of the configuration that they set. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "bind", "--bind",
          "drones", "--drones",
          "speed", "--speed");

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");

  @Option(
      names = "--route",
      paramLabel = "NAME|FILE",
      description = "campus, coastline, or a route file (default: coastline)")
  private Optional<String> route = Optional.empty();

  @Option(names = "--seed", paramLabel = "S", description = "scenery and weather (default: 1)")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--port", paramLabel = "P", description = "0 for any free one (default: 41451)")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--bind",
      paramLabel = "HOST",
      description = "address to listen on (default: 127.0.0.1)")
  private Optional<String> bind = Optional.empty();

  @Option(names = "--insecure", description = "may listen beyond this machine")
  private boolean insecure;

  @Option(names = "--drones", paramLabel = "N", description = "drone1, drone2, … (default: 1)")
  private Optional<Integer> drones = Optional.empty();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "settings.json of AirSim's: its vehicles and where they start (default: none)")
  private Optional<String> settings = Optional.empty();

  @Option(
      names = "--dialect",
      paramLabel = "map|array|cosys",
      converter = DialectName.class,
      description = {
        "how it speaks: map as AirSim and Colosseum to 2.2, array as Colosseum from 2.3,",
        "cosys as Cosys-AirSim (default: map)"
      })
  private Optional<Dialect> dialect = Optional.empty();

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "simulated seconds in a second (default: 1)")
  private Optional<Double> speed = Optional.empty();

  @Option(
      names = "--camera",
      paramLabel = "WxH",
      description = "size of all images (default: 448x448)")
  private Optional<String> camera = Optional.empty();

  @Mixin private ConfigOption config;

  @Override
  public Integer call() {
    WorldConfig chosen = chosen();
    Route flown = RouteOption.load(chosen.route());
    try (Lifetime lifetime = Lifetime.begin();
        WorldRole world = WorldRole.start(chosen, flown)) {
      System.out.printf("%s with %s%n", flown.name(), String.join(", ", world.vehicleNames()));
      Announcement.print(world.address());
      lifetime.untilOver();
    }
    return 0;
  }

  private WorldConfig chosen() {
    if (drones.isPresent() && settings.isPresent()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--settings names the drones: leave out --drones");
    }
    WorldConfig base = config.over(WorldConfig.DEFAULT);
    HostPort at = HostPort.parse(base.bind());
    return Mistakes.named(
        "world",
        OPTIONS,
        () ->
            new WorldConfig(
                route.orElse(base.route()),
                seed.orElse(base.seed()),
                seed.orElse(base.weatherSeed()),
                new HostPort(bind.orElse(at.host()), port.orElse(at.port())).toString(),
                insecure || base.insecure(),
                drones.orElse(base.drones()),
                settings.or(base::settings).filter(unused -> drones.isEmpty()),
                dialect.orElse(base.dialect()),
                speed.orElse(base.speed()),
                camera.map(WorldCommand::size).orElse(base.camera())));
  }

  private static CameraConfig size(String text) {
    Matcher sides = SIZE.matcher(text);
    if (!sides.matches()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--camera is '" + text + "': write it like 448x448");
    }
    try {
      return new CameraConfig(
          Integer.parseInt(sides.group(1)),
          Integer.parseInt(sides.group(2)),
          CameraConfig.DEFAULT.fovDegrees());
    } catch (IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--camera is '" + text + "': " + e.getMessage(), e);
    }
  }
}

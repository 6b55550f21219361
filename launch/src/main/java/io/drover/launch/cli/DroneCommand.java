package io.drover.launch.cli;

import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.live.DroneConfig;
import io.drover.launch.live.DroneFlight;
import io.drover.launch.live.Lifetime;
import io.drover.launch.live.LiveFlight;
import io.drover.launch.live.NavigationNetwork;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.replay.DeviceFile;
import io.drover.launch.report.FlightFigures;
import io.drover.launch.report.PolicyJson;
import io.drover.launch.report.PolicyTable;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover drone}: one drone's agent on the wall clock. */
@Command(
    name = "drone",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Flies one drone in a simulator that speaks AirSim's RPC; Ctrl-C brings it to rest.",
    footer = {
      "",
      "Examples:",
      "  ./drover drone --route coastline    in ./drover world, with ./drover edge",
      "  ./drover drone --airsim 10.0.0.5:41451 --policy dynamic",
      "  ./drover drone --edge 10.0.0.8:50051 --edge 10.0.0.9:50051    the better one",
      "  ./drover drone --mqtt tcp://localhost:1883 --out runs/mine"
    })
final class DroneCommand implements Callable<Integer> {
  /** Options by the keys of the configuration that they set. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "address", "--airsim",
          "edge", "--edge",
          "other_edges", "--edge",
          "max_speed_metres_per_second", "--vmax",
          "time_limit_seconds", "--time-limit");

  @Option(
      names = "--airsim",
      paramLabel = "H:P",
      description = "the simulator (default: 127.0.0.1:41451)")
  private Optional<String> airsim = Optional.empty();

  @Option(
      names = "--vehicle",
      paramLabel = "NAME",
      description = "name in the simulator (default: its first vehicle)")
  private Optional<String> vehicle = Optional.empty();

  @Option(
      names = "--edge",
      paramLabel = "H:P",
      description =
          "the edge, or the link before it; given several times, frames go to the one that is"
              + " expected to answer soonest (default: 127.0.0.1:50051)")
  private List<String> edges = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "a3d, local, offload, dynamic, mpc, static:<action> (default: a3d)")
  private Optional<String> policy = Optional.empty();

  @Option(names = "--vmax", paramLabel = "M/S", description = "top speed (default: 3)")
  private Optional<Double> vmax = Optional.empty();

  @Option(
      names = "--route",
      paramLabel = "NAME|FILE",
      description = "end the flight at this route's end, or when its path is left")
  private Optional<String> route = Optional.empty();

  @Option(
      names = "--time-limit",
      paramLabel = "S",
      description = "end the flight after so long (default: 600)")
  private Optional<Double> timeLimit = Optional.empty();

  @Option(
      names = "--emulate",
      paramLabel = "FILE|none",
      description =
          "be as slow as the drone of a device file (default: Jetson-Nano-like); none: as fast as"
              + " this machine")
  private Optional<String> emulate = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "its name, by which edges and dashboards know it (default: drone1)")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--certs",
      paramLabel = "DIR",
      description =
          "folder of ./drover certs, for an edge that asks who it is, and a broker over ssl://")
  private Optional<String> certs = Optional.empty();

  @Mixin private ModelOption model;

  @Mixin private SchedulerOption scheduler;

  @Mixin private MqttOption mqtt;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for decisions.jsonl and flight.json (default: none)")
  private Optional<Path> out = Optional.empty();

  @Mixin private JsonOption json;

  @Mixin private ConfigOption config;

  @Override
  public Integer call() {
    DroneConfig chosen = chosen();
    Optional<Route> followed = chosen.route().map(RouteOption::load);
    Optional<PolicyNetwork> network = network(chosen);
    out.ifPresent(Destination::folder);
    Optional<Progress> progress = followed.map(r -> new Progress("flying", r.lengthMetres()));
    try (Lifetime lifetime = Lifetime.begin()) {
      DroneFlight drone =
          new DroneFlight(
              chosen,
              followed,
              network,
              out,
              lifetime::over,
              metres -> progress.filter(p -> metres > 1).ifPresent(p -> p.at(metres)));
      LiveFlight flight = drone.fly();
      Map<String, FlightFigures> figures = Map.of(chosen.policy(), flight.figures());
      if (json.chosen()) {
        System.out.println(PolicyJson.of(figures));
      } else {
        System.out.printf("%s: %s%n", chosen.id(), flight.end().label());
        PolicyTable.print(figures, System.out);
      }
      drone
          .loss()
          .ifPresent(
              why -> {
                throw new DroverException(ErrorCode.UNREACHABLE, "not all was flown: " + why);
              });
    }
    return 0;
  }

  /** The learnt network if it flies, once it is known that the policy can. */
  private static Optional<PolicyNetwork> network(DroneConfig chosen) {
    PolicyName policy = new PolicyName(chosen.policy());
    Optional<PolicyNetwork> network =
        SchedulerOption.network(List.of(policy), chosen.scheduler().map(Path::of));
    try (OnnxNavigationModel model = NavigationNetwork.load(chosen.model())) {
      policy.require(DecisionSpace.a3d(model.fullSide()), network);
    }
    return network;
  }

  private DroneConfig chosen() {
    DroneConfig base = config.over(DroneConfig.DEFAULT);
    Optional<DeviceFile> device = emulate.flatMap(DeviceOption::load);
    return Mistakes.named(
        "drone",
        OPTIONS,
        () ->
            new DroneConfig(
                id.orElse(base.id()),
                base.simulator()
                    .withAddress(airsim.orElse(base.simulator().address()))
                    .withVehicle(vehicle.orElse(base.simulator().vehicle())),
                edges.isEmpty() ? base.edge() : edges.get(0),
                edges.isEmpty() ? base.otherEdges() : edges.subList(1, edges.size()),
                base.handover(),
                certs.or(base::certs),
                new PolicyName(policy.orElse(base.policy())).value(),
                base.agent().withMaxSpeed(vmax.orElse(base.agent().maxSpeedMetresPerSecond())),
                device.map(DeviceFile::onboard).orElse(base.onboard()),
                emulate.isPresent() ? device.isPresent() : base.emulate(),
                device.map(DeviceFile::edge).orElse(base.edgeDevice()),
                route.or(base::route),
                timeLimit.orElse(base.timeLimitSeconds()),
                base.score(),
                model.or(base.model()),
                scheduler.or(base.scheduler()),
                mqtt.broker(base.mqtt()),
                mqtt.accounts(base.accounts()),
                mqtt.state(base.mqttState()),
                base.site(),
                base.flight()));
  }
}

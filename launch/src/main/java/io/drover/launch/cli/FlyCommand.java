package io.drover.launch.cli;

import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.flight.RunFolder;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionGrid;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.onboard.agent.AgentConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover fly}: the main job. */
@Command(
    name = "fly",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Flies an edge-assisted drone along a route in the embedded world, once with each policy.",
    footer = {
      "",
      "Examples:",
      "  ./drover fly                           A3D beside Local, Offload and Dynamic",
      "  ./drover fly --route campus --trace lte-drone       elsewhere, another link",
      "  ./drover fly --policy a3d --vmax 5     one normal flight: governor and",
      "                                         compensation are on",
      "  ./drover fly --policy a3d,static:edge-224-q60 --flights 5 --json",
      "  ./drover fly --live --route campus     on the wall clock, as processes",
      "  ./drover fly --live --route campus --edges 2        kill one, and watch",
      "  ./drover fly --airsim 10.0.0.5:41451   in your simulator, for five minutes",
      "  ./drover fly --airsim 10.0.0.5:41451 --vehicles Lead,Tail     two drones",
      "",
      "Figures are means over flights and drones; bytes_sent is what one drone sent in",
      "one flight, frames and probes."
    })
final class FlyCommand implements Callable<Integer> {
  /** Options by the keys of the configuration that they set. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "drones", "--drones",
          "edges", "--edges",
          "flights", "--flights",
          "max_speed_metres_per_second", "--vmax",
          "deadline_seconds", "--deadline",
          "round_trip_seconds", "--rtt");

  /** On the wall clock a comparison takes its time, so it has to be asked for. */
  private static final List<String> LIVE_POLICIES = List.of("a3d");

  @Option(
      names = "--policy",
      paramLabel = "NAMES",
      description =
          "a3d, local, offload, dynamic, mpc, static:<action> (default: the first four; live: a3d)")
  private Optional<String> policy = Optional.empty();

  @Option(
      names = "--route",
      paramLabel = "NAME|FILE",
      description = "campus, coastline, or a route file (default: coastline)")
  private Optional<String> route = Optional.empty();

  @Option(
      names = "--trace",
      paramLabel = "NAME|FILE",
      description =
          "uplink: hsdpa-drive, hsdpa-tram, lte-city, lte-drone, nr-drive, or a trace file"
              + " (default: hsdpa-drive)")
  private Optional<String> trace = Optional.empty();

  @Option(names = "--vmax", paramLabel = "M/S", description = "top speed (default: 3)")
  private Optional<Double> vmax = Optional.empty();

  @Option(names = "--drones", paramLabel = "N", description = "that share the edge (default: 1)")
  private Optional<Integer> drones = Optional.empty();

  @Option(
      names = "--edges",
      paramLabel = "N",
      description =
          "alike, each behind its own link; frames go to the one that is expected to answer"
              + " soonest (default: 1)")
  private Optional<Integer> edges = Optional.empty();

  @Option(names = "--seed", paramLabel = "S", description = "same seed, same output (default: 1)")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--flights", paramLabel = "N", description = "per policy (default: 1)")
  private Optional<Integer> flights = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "run folder (default: runs/fly-<route>-<seed>)")
  private Optional<Path> out = Optional.empty();

  @Mixin private JsonOption json;

  @Mixin private ConfigOption config;

  @Option(
      names = "--deadline",
      paramLabel = "S",
      description = "longest wait for the edge before a frame is inferred on board (default: 1)")
  private Optional<Double> deadline = Optional.empty();

  @Option(names = "--rtt", paramLabel = "S", description = "round trip (default: 0.03)")
  private Optional<Double> roundTrip = Optional.empty();

  @Option(
      names = "--governor",
      paramLabel = "on|off",
      converter = OnOff.class,
      description = "cap speed by the free distance (default: off when policies are compared)")
  private Optional<Boolean> governor = Optional.empty();

  @Option(
      names = "--compensation",
      paramLabel = "on|off",
      converter = OnOff.class,
      description = "correct commands for latency (default: off when policies are compared)")
  private Optional<Boolean> compensation = Optional.empty();

  @Mixin private GridOption grid;

  @Mixin private ModelOption model;

  @Mixin private SchedulerOption scheduler;

  @Mixin private LiveOptions live;

  @Override
  public Integer call() {
    live.requireSensible();
    FlyConfig chosen = chosen();
    if (!live.vehicles().isEmpty() && live.vehicles().size() != chosen.drones()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--vehicles names %d for %d drones: name one for each"
              .formatted(live.vehicles().size(), chosen.drones()));
    }
    if (live.chosen() && !chosen.grid().equals(DecisionGrid.A3D)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "fly: live, a drone has A3D's twelve actions: leave out --resolutions and --qualities");
    }
    BandwidthTrace link = TraceOption.load(chosen.trace());
    if (live.chosen()) {
      flyLive(chosen, link);
    } else {
      flyLockstep(chosen, link);
    }
    return 0;
  }

  private void flyLive(FlyConfig chosen, BandwidthTrace link) {
    boolean anywhere = live.simulator().isPresent() && route.isEmpty() && config.file().isEmpty();
    Optional<Route> followed =
        anywhere ? Optional.empty() : Optional.of(RouteOption.load(chosen.route()));
    DecisionSpace space;
    try (OnnxNavigationModel navigation = model.load()) {
      space = DecisionSpace.a3d(navigation.fullSide());
      network(chosen, space);
    }
    live.requireSimulator(chosen.drones());
    Path folder = Destination.folder(LiveFly.place(out, chosen, followed));
    tellOfAids(chosen);
    followed.ifPresent(f -> describe(chosen, f, link, json.human()));
    new LiveFly(chosen, followed, link, space, live, model.file(), scheduler.file(), folder)
        .fly(json);
  }

  private void flyLockstep(FlyConfig chosen, BandwidthTrace link) {
    Route flown = RouteOption.load(chosen.route());
    try (OnnxNavigationModel navigation = model.load()) {
      DecisionSpace space = GridOption.space("fly", chosen.grid(), navigation);
      Optional<PolicyNetwork> network = network(chosen, space);
      Path folder = Destination.folder(RunFolder.place(out, chosen, flown));
      tellOfAids(chosen);
      describe(chosen, flown, link, json.human());
      new LockstepFly(chosen, flown, link, space, folder).fly(navigation, network, json);
    }
  }

  /** The learnt network if it is flown, once it is known that all policies can be. */
  private Optional<PolicyNetwork> network(FlyConfig chosen, DecisionSpace space) {
    List<PolicyName> policies = PolicyName.list(chosen.policies());
    Optional<PolicyNetwork> network = scheduler.network(policies);
    policies.forEach(policy -> policy.require(space, network));
    return network;
  }

  private FlyConfig chosen() {
    FlyConfig base = config.over(FlyConfig.DEFAULT);
    List<String> policies =
        policy
            .map(p -> PolicyName.parse(p).stream().map(PolicyName::value).toList())
            .orElse(live.chosen() && config.file().isEmpty() ? LIVE_POLICIES : base.policies());
    boolean compared = policies.size() > 1;
    return Mistakes.named(
        "fly",
        OPTIONS,
        () ->
            new FlyConfig(
                policies,
                route.orElse(base.route()),
                trace.orElse(base.trace()),
                drones.orElse(live.vehicles().isEmpty() ? base.drones() : live.vehicles().size()),
                seed.orElse(base.seed()),
                flights.orElse(base.flights()),
                base.agent()
                    .withMaxSpeed(vmax.orElse(base.agent().maxSpeedMetresPerSecond()))
                    .withDeadline(deadline.orElse(base.agent().deadlineSeconds()))
                    .withAids(
                        governor.orElse(!compared && base.agent().governor()),
                        compensation.orElse(!compared && base.agent().compensation())),
                base.onboard(),
                base.edge(),
                base.edgeCores(),
                edges.orElse(base.edges()),
                roundTrip.orElse(base.roundTripSeconds()),
                base.patience(),
                grid.over("fly", base.grid())));
  }

  /** A configuration's aids are for normal flight: its word does not count in a comparison. */
  private void tellOfAids(FlyConfig chosen) {
    if (chosen.policies().size() < 2 || config.file().isEmpty()) {
      return;
    }
    AgentConfig asked = config.over(FlyConfig.DEFAULT).agent();
    List<String> off = new ArrayList<>();
    if (asked.governor() && governor.isEmpty()) {
      off.add("--governor on");
    }
    if (asked.compensation() && compensation.isEmpty()) {
      off.add("--compensation on");
    }
    if (!off.isEmpty()) {
      System.err.printf(
          "fly: policies are compared without governor and compensation, whatever %s says;"
              + " to fly all with them, give %s%n",
          config.file().get(), String.join(" ", off));
    }
  }

  private static void describe(
      FlyConfig config, Route route, BandwidthTrace trace, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s, %.0f m at up to %.1f m/s; uplink %s, %.2f Mbit/s on average; seed %d%n",
        route.name(),
        route.lengthMetres(),
        config.agent().maxSpeedMetresPerSecond(),
        trace.name(),
        trace.meanBitsPerSecond() / 1e6,
        config.seed());
    out.printf(
        "%d drone%s, %s%d flight%s per policy; governor %s, compensation %s%n",
        config.drones(),
        config.drones() == 1 ? "" : "s",
        config.edges() == 1 ? "" : config.edges() + " edges, ",
        config.flights(),
        config.flights() == 1 ? "" : "s",
        config.agent().governor() ? "on" : "off",
        config.agent().compensation() ? "on" : "off");
  }
}

package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.replay.DeviceFile;
import io.drover.launch.replay.Replay;
import io.drover.launch.replay.ReplayFrames;
import io.drover.launch.report.FlightFigures;
import io.drover.launch.report.PolicyJson;
import io.drover.launch.report.PolicyTable;
import io.drover.navigation.DecisionGrid;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.FlightProfileCsv;
import io.drover.onboard.agent.AgentConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover replay}: the same agent over recorded frames. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs the policies over recorded frames or a flight profile instead of a world.",
    footer = {
      "",
      "Examples:",
      "  ./drover replay --frames DIR --trace uplink.csv --model dronet.onnx --json",
      "  ./drover replay --profile flight.csv --trace lte-drone --policy dynamic,a3d",
      "  ./drover replay --profile flight.csv --trace lte-drone,lte-city     two edges",
      "",
      "A decision sees the latest frame there is: where decisions are faster than the",
      "recording, a frame is sent, and counted, several times."
    })
final class ReplayCommand implements Callable<Integer> {
  @Option(
      names = "--frames",
      paramLabel = "DIR",
      description = "folder of images, with times in labels.csv or --fps")
  private Optional<Path> frames = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "flight profile (CSV) in place of --frames; needs no network")
  private Optional<Path> recorded = Optional.empty();

  @Option(
      names = "--trace",
      paramLabel = "NAME|FILE",
      split = ",",
      description = "uplink (default: hsdpa-drive); one for each edge server")
  private List<String> traces = List.of(FlyConfig.DEFAULT.trace());

  @Option(
      names = "--edges",
      paramLabel = "N",
      description = "edge servers to choose from (default: as many as traces)")
  private Optional<Integer> edges = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "NAMES",
      description = "a3d, local, offload, dynamic, mpc, static:<action> (default: the first four)")
  private String policy = String.join(",", FlyConfig.DEFAULT.policies());

  @Mixin private ModelOption model;

  @Mixin private GridOption grid;

  @Option(
      names = "--device",
      paramLabel = "FILE",
      description = "latencies of drone and edge (default: Jetson-Nano-like, 4-core CPU)")
  private Optional<Path> device = Optional.empty();

  @Option(names = "--rtt", paramLabel = "SECONDS", description = "round trip (default: 0.03)")
  private double roundTripSeconds = FlyConfig.DEFAULT.roundTripSeconds();

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "frames per second where the folder has no times")
  private Optional<Double> fps = Optional.empty();

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      description = "longest wait for the edge before a frame is inferred on board (default: 1)")
  private double deadlineSeconds = AgentConfig.DEFAULT.deadlineSeconds();

  @Mixin private SchedulerOption scheduler;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    requireSensible();
    List<PolicyName> policies = PolicyName.parse(policy);
    List<BandwidthTrace> links = traces.stream().map(TraceOption::load).toList();
    DeviceFile devices =
        device.map(file -> DeviceOption.load("--device", file)).orElse(DeviceFile.DEFAULT);
    Optional<PolicyNetwork> learnt = scheduler.network(policies);
    FlightProfile profile =
        recorded.map(FlightProfileCsv::read).orElseGet(() -> infer(policies, learnt));
    policies.forEach(p -> p.require(profile.space().withEdges(links.size()), learnt));
    Replay replay =
        new Replay(
            profile,
            links,
            devices,
            roundTripSeconds,
            FlyConfig.DEFAULT.agent().withDeadline(deadlineSeconds),
            learnt);
    Map<String, FlightFigures> figures = new LinkedHashMap<>();
    policies.forEach(p -> figures.put(p.value(), replay.figures(p)));
    if (json.chosen()) {
      System.out.println(PolicyJson.of(figures));
    } else {
      print(profile, links, figures, System.out);
    }
    return 0;
  }

  private void requireSensible() {
    if (frames.isPresent() == recorded.isPresent()) {
      throw mistake("replay: give either --frames DIR or --profile FILE");
    }
    if (recorded.isPresent() && (model.file().isPresent() || fps.isPresent())) {
      throw mistake(
          "--model and --fps are for --frames: a flight profile has its answers and times already");
    }
    if (recorded.isPresent() && grid.chosen()) {
      throw mistake(
          "--resolutions and --qualities are for --frames: a flight profile has its actions");
    }
    if (edges.isPresent() && edges.get() != traces.size()) {
      throw mistake(
          "--edges is %d, --trace names %d: name the uplink of each edge server, such as A,B"
              .formatted(edges.get(), traces.size()));
    }
    if (!(roundTripSeconds >= 0 && roundTripSeconds < 10)) {
      throw mistake("--rtt is " + roundTripSeconds + ": give 0 to 10 seconds");
    }
    if (!(deadlineSeconds > 0) || Double.isInfinite(deadlineSeconds)) {
      throw mistake("--deadline is " + deadlineSeconds + ": give seconds above 0");
    }
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }

  private FlightProfile infer(List<PolicyName> policies, Optional<PolicyNetwork> learnt) {
    OptionalDouble rate = ReplayFrames.rate(fps);
    DecisionGrid actions = grid.grid("replay");
    try (OnnxNavigationModel network = model.load()) {
      DecisionSpace space = GridOption.space("replay", actions, network);
      // every frame takes long, a policy that cannot decide is found at once
      policies.forEach(p -> p.require(space.withEdges(traces.size()), learnt));
      Progress progress = new Progress("inferring every action on every frame", 1);
      FlightProfile profile =
          ReplayFrames.profile(frames.orElseThrow(), rate, network, space, progress::at);
      progress.done();
      return profile;
    }
  }

  private static String told(BandwidthTrace link) {
    return String.format(
        Locale.ROOT, "%s, %.2f Mbit/s", link.name(), link.meanBitsPerSecond() / 1e6);
  }

  private static void print(
      FlightProfile profile,
      List<BandwidthTrace> links,
      Map<String, FlightFigures> figures,
      PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s: %d frames over %.0f s; uplink %s on average%n",
        profile.name(),
        profile.frames(),
        profile.durationSeconds(),
        links.stream().map(ReplayCommand::told).collect(Collectors.joining(" and ")));
    PolicyTable.print(figures, out);
    out.println("simulated: outputs and bytes of real frames, latencies of the device file");
  }
}

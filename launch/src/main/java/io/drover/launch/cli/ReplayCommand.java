package io.drover.launch.cli;

import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.replay.DeviceFile;
import io.drover.launch.replay.Replay;
import io.drover.launch.replay.ReplayFrames;
import io.drover.launch.report.FlightFigures;
import io.drover.launch.report.PolicyJson;
import io.drover.launch.report.PolicyTable;
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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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
      "  ./drover replay --frames DIR --trace uplink.csv --model dronet.onnx",
      "  ./drover replay --profile flight.csv --trace lte-drone --policy dynamic,a3d --json"
    })
final class ReplayCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Source source;

  /** Where the frames come from. */
  static final class Source {
    @Option(
        names = "--frames",
        paramLabel = "DIR",
        description = "folder of images, with times in labels.csv or --fps")
    Path frames;

    @Option(
        names = "--profile",
        paramLabel = "FILE",
        description = "flight profile (CSV); needs no network")
    Path profile;
  }

  @Option(
      names = "--trace",
      paramLabel = "NAME|FILE",
      description = "uplink (default: hsdpa-drive)")
  private String trace = FlyConfig.DEFAULT.trace();

  @Option(
      names = "--policy",
      paramLabel = "NAMES",
      description = "a3d, local, offload, dynamic, static:<action> (default: the first four)")
  private String policy = String.join(",", FlyConfig.DEFAULT.policies());

  @Option(
      names = "--model",
      paramLabel = "FILE.onnx",
      description = "navigation network for --frames (default: the shipped one)")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--device",
      paramLabel = "FILE",
      description = "latencies of drone and edge (default: Jetson-Nano-like, 8-core CPU)")
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

  @Option(
      names = "--scheduler",
      paramLabel = "FILE.onnx",
      description = "another learnt policy for a3d (default: the shipped one)")
  private Optional<Path> scheduler = Optional.empty();

  @Option(names = "--json", description = "print one JSON object instead of the table")
  private boolean json;

  @Override
  public Integer call() {
    requireSensible();
    List<PolicyName> policies = PolicyName.parse(policy);
    BandwidthTrace link = TraceOption.load(trace);
    DeviceFile devices =
        device.map(file -> ConfigReader.read(file, DeviceFile.DEFAULT)).orElse(DeviceFile.DEFAULT);
    FlightProfile profile =
        source.profile != null ? FlightProfileCsv.read(source.profile) : profiled();
    Replay replay =
        new Replay(
            profile,
            link,
            devices,
            roundTripSeconds,
            FlyConfig.DEFAULT.agent().withDeadline(deadlineSeconds),
            PolicyOption.network(policies.stream().map(PolicyName::value).toList(), scheduler));
    Map<String, FlightFigures> figures = new LinkedHashMap<>();
    policies.forEach(p -> figures.put(p.value(), replay.figures(p)));
    if (json) {
      System.out.println(PolicyJson.of(figures));
    } else {
      print(profile, link, figures, System.out);
    }
    return 0;
  }

  private void requireSensible() {
    if (!(roundTripSeconds >= 0) || Double.isInfinite(roundTripSeconds)) {
      throw mistake("--rtt: " + roundTripSeconds + " is not possible: give seconds, 0 or more");
    }
    if (!(deadlineSeconds > 0) || Double.isInfinite(deadlineSeconds)) {
      throw mistake("--deadline: " + deadlineSeconds + " is not possible: give seconds above 0");
    }
    if (fps.isPresent() && (!(fps.get() > 0) || Double.isInfinite(fps.get()))) {
      throw mistake("--fps: " + fps.get() + " is not possible: give frames per second above 0");
    }
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }

  private FlightProfile profiled() {
    Progress progress = new Progress("inferring every action on every frame", 1);
    OptionalDouble rate = fps.isPresent() ? OptionalDouble.of(fps.get()) : OptionalDouble.empty();
    FlightProfile profile = ReplayFrames.profile(source.frames, rate, model, progress::at);
    progress.done();
    return profile;
  }

  private static void print(
      FlightProfile profile,
      BandwidthTrace link,
      Map<String, FlightFigures> figures,
      PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s: %d frames over %.0f s; uplink %s, %.2f Mbit/s on average%n",
        profile.name(),
        profile.frames(),
        profile.durationSeconds(),
        link.name(),
        link.meanBitsPerSecond() / 1e6);
    PolicyTable.print(figures, out);
    out.println("simulated: outputs and bytes of real frames, latencies of the device file");
  }
}

package io.drover.bench.a3d;

import io.drover.bench.flights.TestSeeds;
import io.drover.bench.flights.TraceFiles;
import io.drover.bench.report.BenchOutput;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.cli.Destination;
import io.drover.launch.cli.Interruption;
import io.drover.launch.cli.ModelOption;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.replay.ReplayFrames;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.FlightProfileCsv;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drover bench a3d}: the comparisons of the A3D paper, and what it lacks. */
@Command(
    name = "a3d",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Holds A3D's scheduler against its baselines on links and routes never learnt.",
    footer = {
      "",
      "Sections:",
      "  links        the uplinks that policies are tested on",
      "  traces       QoN and latency on each of them, with oracles",
      "  cdf          how latency and steering error are distributed",
      "  speed        distance, QoN and latency by v_max, distance by link",
      "  assistance   what governor and latency compensation do",
      "  case         one flight of a3d and one of dynamic, over time",
      "  correlation  complexity c and dynamics d against QoN",
      "  encoder      with and without the environment encoder, by link and scene",
      "  networks     what larger policy networks gain and cost",
      "  trainers     what each algorithm learns, and how soon",
      "  grid         finer choices: more resolutions, qualities and edge servers",
      "  frames       the same as traces on real frames (--frames, --model)",
      "  targets      what must hold, what was found, and whether it holds",
      "",
      "Examples:",
      "  ./drover bench a3d --quick                 a first look, in minutes",
      "  ./drover bench a3d --section speed,case",
      "  ./drover bench a3d --traces DIR --frames DIR --model dronet.onnx",
      "  ./drover bench a3d --scheduler mine.onnx --json",
      "  ./drover bench a3d --retrain --section trainers"
    })
public final class A3dCommand implements Callable<Integer> {
  @Option(
      names = "--section",
      paramLabel = "NAME",
      split = ",",
      description = "which to run (default: all)")
  private List<String> sections = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "flights that everything is done with (default: 5)")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--traces",
      paramLabel = "DIR|FILE",
      split = ",",
      description = "further uplinks to test on, whole")
  private List<Path> traces = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      split = ",",
      description = "further recorded flights to test on (CSV)")
  private List<Path> profiles = new ArrayList<>();

  @Option(
      names = "--frames",
      paramLabel = "DIR",
      description = "real frames to test on, with times in labels.csv or --fps")
  private Optional<Path> frames = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "FILE.onnx",
      description = "the network that reads --frames")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "frames per second where --frames has no times")
  private Optional<Double> fps = Optional.empty();

  @Option(
      names = "--scheduler",
      paramLabel = "FILE.onnx",
      description = "another learnt policy for a3d (default: the shipped one)")
  private Optional<Path> scheduler = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "report.html, report.json and recorded flights (default: runs/bench-a3d)")
  private Path out = Path.of("runs", "bench-a3d");

  @Option(
      names = "--retrain",
      arity = "0..1",
      paramLabel = "NAME",
      split = ",",
      fallbackValue = "",
      description = {
        "learn the compared policies again, or those that are named, into",
        "DIR/learnt; what is complete there is not learnt twice"
      })
  private List<String> retrain;

  @Option(names = "--json", description = "print one JSON object instead of tables")
  private boolean json;

  @Option(names = "--quick", description = "few flights, for a first look")
  private boolean quick;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    requireSensible();
    List<A3dSection> chosen = A3dSections.named(sections);
    A3dOptions options =
        quick ? A3dOptions.firstLook() : A3dOptions.full(seeds.orElse(A3dOptions.DEFAULT_SEEDS));
    List<LearntPolicy> due = toLearn();
    A3dInputs inputs = inputs();
    if (!due.isEmpty()) {
      Destination.folder(out);
      inputs =
          inputs.with(
              Interruption.told("bench a3d", () -> new Retraining(out, System.err).learn(due)));
    }
    try (A3dData data = new A3dData(options, inputs)) {
      Destination.folder(out);
      BenchOutput output = new BenchOutput(out, json);
      output.show(
          Interruption.told(
              "bench a3d",
              () -> A3dReport.of(BenchOutput.commandLine(spec), chosen, data, options, output)));
    }
    return 0;
  }

  /** What is to be learnt again; all of the catalogue for no names. */
  private List<LearntPolicy> toLearn() {
    return retrain == null
        ? List.of()
        : LearntCatalogue.named(retrain.stream().filter(name -> !name.isEmpty()).toList());
  }

  private void requireSensible() {
    if (spec.parent().commandLine().getParseResult().hasMatchedPositional(0)) {
      throw mistake("bench: a3d is run alone: leave out the other benchmarks");
    }
    if (quick && seeds.isPresent()) {
      throw mistake("--quick has seeds of its own: leave out --seeds");
    }
    if (seeds.isPresent() && (seeds.get() < 1 || seeds.get() > TestSeeds.MOST)) {
      throw mistake("--seeds is " + seeds.get() + ": give 1 to " + TestSeeds.MOST);
    }
    if (frames.isPresent() != model.isPresent()) {
      throw mistake("--frames and --model belong together: the network is the one that reads them");
    }
    if (fps.isPresent() && frames.isEmpty()) {
      throw mistake("--fps is for --frames: what else is given has its times");
    }
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }

  /** Everything that is given, made sure of before the work is done that it is for. */
  private A3dInputs inputs() {
    PolicyNetwork network = scheduler.map(PolicyNetwork::load).orElseGet(PolicyNetwork::shipped);
    List<FlightProfile> flights = profiles.stream().map(FlightProfileCsv::read).toList();
    flights.forEach(flight -> require(network, flight.space()));
    OptionalDouble rate = ReplayFrames.rate(fps);
    Optional<RealFrames> real =
        frames.map(folder -> new RealFrames(folder, model.orElseThrow(), rate));
    real.ifPresent(given -> require(network, given));
    return new A3dInputs(out, network, TraceFiles.read(traces), flights, real);
  }

  private static void require(PolicyNetwork network, RealFrames frames) {
    ReplayFrames.require(frames.folder(), frames.fps());
    try (OnnxNavigationModel reader = ModelOption.load(frames.model())) {
      require(network, DecisionSpace.a3d(reader.fullSide()));
    }
  }

  private static void require(PolicyNetwork network, DecisionSpace space) {
    new PolicyName("a3d").require(space, Optional.of(network));
  }
}

package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.training.ProfileLibrary;
import io.drover.navigation.DecisionGrid;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.FlightProfileCsv;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.Objective;
import io.drover.rl.training.Algorithm;
import io.drover.rl.training.LearningOptions;
import io.drover.rl.training.SchedulerTrainer;
import io.drover.rl.training.SchedulerTrainingOptions;
import io.drover.rl.training.SchedulerTrainingReport;
import io.drover.rl.training.TrainingFlights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover train scheduler}: flight profiles × traces → the policy network. */
@Command(
    name = "scheduler",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Learns A3D's neural scheduler from recorded flights and bandwidth traces.",
    footer = {
      "",
      "Examples:",
      "  ./drover train scheduler                        the same by one seed",
      "  ./drover train scheduler --seeds 1,2,3,4,5 --ensemble   what is shipped",
      "  ./drover train scheduler --profile mine.csv --trace uplink.csv",
      "  ./drover train scheduler --algorithm ppo        by another algorithm",
      "  ./drover train scheduler --seeds 1,2,3          how much is luck",
      "  ./drover train scheduler --resolutions 448,336,224,168,112 \\",
      "      --qualities 95,80,60,30,10 --edges 2        finer choices",
      "  ./drover train scheduler --out mine.onnx        writes mine.yaml beside it",
      "  ./drover fly --scheduler mine.onnx              flies it"
    })
final class TrainSchedulerCommand implements Callable<Integer> {
  private static final int MOST_EDGES = 16;

  @Option(
      names = "--out",
      paramLabel = "FILE.onnx",
      description = "network to write (default: runs/scheduler/drover-scheduler.onnx)")
  private Path out = Path.of("runs", "scheduler", "drover-scheduler.onnx");

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      split = ",",
      description = "flight profiles to learn from; random routes are flown when absent")
  private List<Path> profiles = new ArrayList<>();

  @Option(
      names = "--trace",
      paramLabel = "NAME|FILE",
      split = ",",
      description = "traces to learn from, beside generated ones")
  private List<String> traces = new ArrayList<>();

  @Option(
      names = "--flights",
      paramLabel = "N",
      description = "random routes to record (default: 48)")
  private int flights = 48;

  @Mixin private GridOption grid;

  @Option(
      names = "--edges",
      paramLabel = "N",
      description = "edge servers to choose from, each with an uplink of its own (default: 1)")
  private int edges = 1;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "scheduling steps to learn for (default: 500000)")
  private long steps = LearningOptions.DEFAULT.steps();

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description = "a2c, ppo, aggrevate (default), rl4j-a3c or rl4j-dqn")
  private String algorithm = LearningOptions.DEFAULT.algorithm().label();

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description = "what is learnt: qon (default), or latency as the paper's baseline")
  private String objective = LearningOptions.DEFAULT.objective().label();

  @Option(
      names = "--state",
      paramLabel = "NAME",
      description = "a3d, raw, extended or outlook (default)")
  private String state = LearningOptions.DEFAULT.encoding().label();

  @Option(
      names = "--hidden",
      paramLabel = "N",
      split = ",",
      description = "widths of the actor's hidden layers (default: as suits the state)")
  private List<Integer> hidden = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of routes, traces and weights (default: 1)")
  private long seed = 1;

  @Option(
      names = "--seeds",
      paramLabel = "S",
      split = ",",
      description = {
        "of weights, generated traces and drawn flights: learns FILE-seedS.onnx",
        "by each, and copies the one that validates best to FILE.onnx"
      })
  private List<Long> seeds = new ArrayList<>();

  @Option(names = "--ensemble", description = "with --seeds: FILE.onnx is the mean of all of them")
  private boolean ensemble;

  @Option(
      names = "--resume",
      description = "leave what is complete, go on from checkpoints beside --out")
  private boolean resume;

  @Mixin private ModelOption model;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    LearningOptions learning = learning();
    requireSensible();
    List<BandwidthTrace> links = traces.stream().map(TraceOption::load).toList();
    List<FlightProfile> given = profiles.stream().map(FlightProfileCsv::read).toList();
    Destination.network(out);
    TrainingFlights flights = given.isEmpty() ? recorded() : TrainingFlights.of(given, List.of());
    SchedulerTrainingOptions options =
        Mistakes.named(
            "train scheduler",
            Map.of("seeds", "--seeds", "ensemble", "--ensemble"),
            () ->
                new SchedulerTrainingOptions(
                    flights.withTraces(links).withEdges(edges).withSeed(seed),
                    learning,
                    seeds,
                    ensemble,
                    resume,
                    out));
    SchedulerTrainingReport report = SchedulerTrainer.train(options, System.err);
    if (json.chosen()) {
      JsonOption.print(figures(report));
    } else {
      print(report, given.isEmpty() ? "unseen flights and traces" : "unseen traces");
      if (!seeds.isEmpty()) {
        SeedFigures.print(report, ensemble, System.out);
      }
    }
    return 0;
  }

  private LearningOptions learning() {
    Algorithm how = NamedValue.of("--algorithm", algorithm, Algorithm.values(), Algorithm::label);
    Objective what = NamedValue.of("--objective", objective, Objective.values(), Objective::label);
    StateEncoding told =
        NamedValue.of("--state", state, StateEncoding.values(), StateEncoding::label);
    return Mistakes.named(
        "train scheduler",
        Map.of("steps", "--steps", "hidden", "--hidden"),
        () -> new LearningOptions(how, what, told, hidden, steps));
  }

  private void requireSensible() {
    if (seed < 0) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--seed is " + seed + ": give 0 or more");
    }
    for (long each : seeds) {
      if (each < 0 || seeds.indexOf(each) != seeds.lastIndexOf(each)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "--seeds: " + each + " is " + (each < 0 ? "below 0" : "named twice"));
      }
    }
    if (edges < 1 || edges > MOST_EDGES) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--edges is " + edges + ": give 1 to " + MOST_EDGES);
    }
    if (flights < 1 || flights > ProfileLibrary.MOST_FLIGHTS) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--flights is " + flights + ": give 1 to " + ProfileLibrary.MOST_FLIGHTS);
    }
    if (!profiles.isEmpty() && (model.file().isPresent() || grid.chosen())) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          (grid.chosen() ? "--resolutions and --qualities are" : "--model is")
              + " for flights to be recorded: --profile names recorded ones");
    }
  }

  private TrainingFlights recorded() {
    Path parent = out.toAbsolutePath().getParent();
    DecisionGrid actions = grid.grid("train scheduler");
    Progress progress = new Progress("recording flights", 1);
    try (OnnxNavigationModel network = model.load()) {
      DecisionSpace space = GridOption.space("train scheduler", actions, network);
      TrainingFlights recorded =
          Mistakes.named(
              "train scheduler",
              () ->
                  ProfileLibrary.forTraining(parent, seed, flights, network, space, progress::at));
      progress.done();
      return recorded;
    }
  }

  private Map<String, Object> figures(SchedulerTrainingReport report) {
    Map<String, Object> policies = new LinkedHashMap<>();
    report.results().forEach(result -> policies.put(result.policy(), figures(result)));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("scheduler", report.policy().toString());
    figures.put("steps", report.steps());
    figures.put("seconds", report.seconds());
    figures.put("validation_" + report.objective().label(), report.validation());
    figures.put("policies", policies);
    if (!seeds.isEmpty()) {
      figures.put("seeds", SeedFigures.of(report));
    }
    return figures;
  }

  private static Map<String, Object> figures(PolicyResult result) {
    Map<String, Object> latency = new LinkedHashMap<>();
    latency.put("mean", result.latencyMeanSeconds());
    latency.put("p50", result.latencyP50Seconds());
    latency.put("p95", result.latencyP95Seconds());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("qon", result.qualityOfNavigation());
    figures.put("frame_qon", result.frameQuality());
    figures.put("latency_seconds", latency);
    figures.put("offload_ratio", result.offloadRatio());
    figures.put("bytes_sent", Math.round(result.bytesSent()));
    return figures;
  }

  /**
   * Prints figures for people.
   *
   * @param what the policies were tested on
   */
  private static void print(SchedulerTrainingReport report, String what) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d steps in %.0f s; on %s (simulated):%n",
        report.policy(),
        report.steps(),
        report.seconds(),
        what);
    for (PolicyResult result : report.results()) {
      System.out.printf(
          Locale.ROOT,
          "  %-24s QoN %.4f  latency %.3f s  offloaded %5.1f%%%n",
          result.policy(),
          result.qualityOfNavigation(),
          result.latencyMeanSeconds(),
          100 * result.offloadRatio());
    }
  }
}

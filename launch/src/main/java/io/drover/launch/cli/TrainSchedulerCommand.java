package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.training.ProfileLibrary;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.FlightProfileCsv;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.training.SchedulerTrainer;
import io.drover.rl.training.SchedulerTrainingOptions;
import io.drover.rl.training.SchedulerTrainingReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      "  ./drover train scheduler                        the policy that is shipped",
      "  ./drover train scheduler --profile mine.csv --trace uplink.csv",
      "  ./drover train scheduler --out mine.onnx        writes mine.yaml beside it",
      "  ./drover fly --scheduler mine.onnx              flies it"
    })
final class TrainSchedulerCommand implements Callable<Integer> {
  private static final long VALIDATION_SEED_OFFSET = 500;

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
      description = "random routes to record (default: 12)")
  private int flights = 12;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "scheduling steps to learn for (default: 2000000)")
  private long steps = SchedulerTrainingOptions.DEFAULT_STEPS;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of routes, traces and weights (default: 1)")
  private long seed = 1;

  @Mixin private ModelOption model;

  @Override
  public Integer call() {
    Destination.network(out);
    if (steps < 1) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--steps is " + steps + ": give 1 or more");
    }
    List<BandwidthTrace> links = traces.stream().map(TraceOption::load).toList();
    List<FlightProfile> learn = profiles.stream().map(FlightProfileCsv::read).toList();
    List<FlightProfile> unseen = List.of();
    if (learn.isEmpty()) {
      Path folder = out.resolveSibling("profiles-" + seed);
      try (OnnxNavigationModel network = model.load()) {
        long first = 10_000 + seed * 1000;
        learn = recorded(folder, first, flights, network);
        unseen =
            recorded(folder, first + VALIDATION_SEED_OFFSET, Math.max(1, flights / 3), network);
      }
    }
    List<FlightProfile> training = learn;
    List<FlightProfile> validation = unseen;
    SchedulerTrainingOptions options =
        Mistakes.named(
            "train scheduler",
            () -> SchedulerTrainingOptions.of(training, validation, out).with(links, steps, seed));
    print(SchedulerTrainer.train(options, System.err));
    return 0;
  }

  private static List<FlightProfile> recorded(
      Path folder, long firstSeed, int flights, OnnxNavigationModel network) {
    Progress progress = new Progress("recording flights", flights);
    List<FlightProfile> profiles =
        ProfileLibrary.record(folder, firstSeed, flights, network, progress::at);
    progress.done();
    return profiles;
  }

  private static void print(SchedulerTrainingReport report) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d steps in %.0f s; on unseen flights and traces (simulated):%n",
        report.policy(),
        report.steps(),
        report.seconds());
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

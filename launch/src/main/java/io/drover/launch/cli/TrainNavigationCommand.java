package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.training.FrameRecorder;
import io.drover.navigation.evaluation.FidelityScore;
import io.drover.navigation.training.NavigationTrainer;
import io.drover.navigation.training.TrainingOptions;
import io.drover.navigation.training.TrainingReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover train navigation}: frames of the embedded world → the navigation network. */
@Command(
    name = "navigation",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Learns the navigation network from frames of the embedded world.",
    footer = {
      "",
      "Examples:",
      "  ./drover train navigation                 the network that is shipped",
      "  ./drover train navigation --effort 0.1    a rough one, in a few minutes",
      "  ./drover train navigation --frames DIR    from your own labelled frames"
    })
final class TrainNavigationCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "FILE.onnx",
      description = "network to write (default: runs/navigation/drover-nav.onnx)")
  private Path out = Path.of("runs", "navigation", "drover-nav.onnx");

  @Option(
      names = "--frames",
      paramLabel = "DIR",
      description =
          "folder of labelled frames: dataset.yaml, labels.csv and images; recorded in the embedded"
              + " world when absent")
  private Optional<Path> frames = Optional.empty();

  @Option(
      names = "--train-frames",
      paramLabel = "N",
      description = "how many to record (default: 20000)")
  private int trainFrames = 20_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of worlds, weights and order (default: 1)")
  private long seed = 1;

  @Option(
      names = "--effort",
      paramLabel = "X",
      description = "share of the standard number of steps (default: 1, about half an hour)")
  private double effort = 1;

  @Option(names = "--resume", description = "go on from the checkpoint beside --out")
  private boolean resume;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    Path dataset = frames.orElseGet(this::recordings);
    TrainingOptions options =
        Mistakes.named(
            "train navigation", () -> new TrainingOptions(dataset, out, effort, seed, resume));
    requireSensible();
    Destination.network(out);
    if (frames.isEmpty()) {
      record(dataset);
    }
    TrainingReport report = NavigationTrainer.train(options);
    if (json.chosen()) {
      JsonOption.print(figures(report));
      return 0;
    }
    System.out.printf(
        "%s: %d weights, %d steps, best at %d, %.0f s%n",
        report.model(), report.weights(), report.steps(), report.bestStep(), report.seconds());
    System.out.println(report.test().toMarkdown("On unseen routes"));
    return 0;
  }

  private static Map<String, Object> figures(TrainingReport report) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("model", report.model().toString());
    figures.put("weights", report.weights());
    figures.put("steps", report.steps());
    figures.put("best_step", report.bestStep());
    figures.put("seconds", report.seconds());
    figures.put("test_frames", report.test().frames());
    figures.put(
        "test", report.test().scores().stream().map(TrainNavigationCommand::figures).toList());
    return figures;
  }

  private static Map<String, Object> figures(FidelityScore score) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("resolution", score.side());
    figures.put("quality", score.quality());
    figures.put("steering_rmse_radians", score.steeringRmseRadians());
    figures.put("explained_variance", score.explainedVariance());
    figures.put("collision_accuracy", score.collisionAccuracy());
    figures.put("collision_f1", score.collisionF1());
    figures.put("mean_bytes", score.meanBytes());
    return figures;
  }

  private void requireSensible() {
    if (trainFrames < 1 || trainFrames > FrameRecorder.MOST_TRAINING_FRAMES) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--train-frames is " + trainFrames + ": give 1 to " + FrameRecorder.MOST_TRAINING_FRAMES);
    }
    if (frames.isPresent() && !Files.exists(frames.get().resolve("dataset.yaml"))) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          "--frames: "
              + frames.get()
              + " has no dataset.yaml: give a folder like those that ./drover train navigation"
              + " records beside --out");
    }
  }

  private Path recordings() {
    return out.resolveSibling("frames-" + seed + "-" + trainFrames);
  }

  private void record(Path folder) {
    if (Files.exists(folder.resolve("dataset.yaml"))) {
      System.err.println("frames are there already: " + folder);
      return;
    }
    int validation = Math.max(100, trainFrames / 25);
    int test = Math.max(100, trainFrames / 20);
    int all = trainFrames + validation + test;
    Progress progress = new Progress("recording frames", all);
    FrameRecorder.record(folder, seed, trainFrames, validation, test, progress::at);
    progress.done();
  }
}

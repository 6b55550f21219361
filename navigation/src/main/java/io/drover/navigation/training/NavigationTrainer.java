package io.drover.navigation.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.drover.core.config.ConfigWriter;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.ModelDescription;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.dataset.FrameDataset;
import io.drover.navigation.dataset.LabelledFrame;
import io.drover.navigation.dataset.Split;
import io.drover.navigation.evaluation.NavigationEvaluation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns the navigation network: one set of weights for 100%, 50% and 25% of the full side.
 *
 * <p>PyTorch computes on the caller's thread while another assembles batches, so two cores are
 * busy. Progress goes to standard error. The same options and machine give the same weights.
 */
public final class NavigationTrainer {
  private static final int STANDARD_STEPS = 17_000;

  /** Enough to compare weights by; more would cost training time. */
  private static final int VALIDATION_FRAMES = 384;

  private NavigationTrainer() {}

  /**
   * Trains, exports the weights that validated best, describes and tests them.
   *
   * @throws DroverException {@code MISSING_DEPENDENCY} without PyTorch, {@code INVALID_ARGUMENT} if
   *     a split has no frames, or what reading the dataset throws
   */
  public static TrainingReport train(TrainingOptions options) {
    int steps = (int) Math.max(1, Math.round(STANDARD_STEPS * options.effort()));
    return train(
        options, NetworkShape.STANDARD, steps, ModelDescription.drover().fullSide(), System.err);
  }

  static TrainingReport train(
      TrainingOptions options, NetworkShape shape, int steps, int fullSide, PrintStream progress) {
    startEngine();
    FrameDataset dataset = FrameDataset.read(options.dataset());
    Path checkpoint = options.beside(".checkpoint");
    long start = System.nanoTime();
    progress.printf("loading %d frames%n", dataset.frames().size());
    TrainingRun run =
        new TrainingRun(
            shape,
            new Schedule(fullSide, steps, options.seed()),
            new FrameStore(frames(dataset, Split.TRAIN), fullSide),
            new FrameStore(spread(frames(dataset, Split.VALIDATION)), fullSide),
            checkpoint,
            progress);
    run.run(options.resume() && Files.exists(checkpoint));
    NetworkExport.graph(shape, run.best()).write(options.output());
    describe(options, fullSide);
    NavigationEvaluation test = test(options, dataset);
    CheckpointFile.delete(checkpoint);
    return new TrainingReport(
        options.output(),
        run.best().stream().mapToInt(tensor -> tensor.values().length).sum(),
        steps,
        run.bestStep(),
        run.bestScore(),
        (System.nanoTime() - start) / 1e9,
        test);
  }

  private static void startEngine() {
    // Read when PyTorch starts: the other core assembles batches.
    if (System.getProperty("ai.djl.pytorch.num_threads") == null) {
      System.setProperty("ai.djl.pytorch.num_threads", "1");
      System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }
    try {
      Engine.getEngine(TrainingRun.ENGINE);
    } catch (EngineException e) {
      throw new DroverException(
          ErrorCode.MISSING_DEPENDENCY,
          "PyTorch is not on the class path: train with ./drover train navigation",
          e);
    }
  }

  private static List<LabelledFrame> frames(FrameDataset dataset, Split split) {
    List<LabelledFrame> frames = dataset.frames(split);
    if (frames.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          dataset.folder() + " has no " + split.label() + " frames: record the dataset again");
    }
    return frames;
  }

  private static List<LabelledFrame> spread(List<LabelledFrame> frames) {
    List<LabelledFrame> some = new ArrayList<>();
    int count = Math.min(frames.size(), VALIDATION_FRAMES);
    for (int i = 0; i < count; i++) {
      some.add(frames.get((int) ((long) i * frames.size() / count)));
    }
    return some;
  }

  private static void describe(TrainingOptions options, int fullSide) {
    Path file = options.beside(".yaml");
    try {
      Files.writeString(file, ConfigWriter.toYaml(ModelDescription.drover(fullSide)));
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check the folder", e);
    }
  }

  private static NavigationEvaluation test(TrainingOptions options, FrameDataset dataset) {
    try (OnnxNavigationModel model = OnnxNavigationModel.load(options.output())) {
      NavigationEvaluation test = NavigationEvaluation.of(model, dataset, Split.TEST);
      test.write(
          options.beside("-report.md"),
          "%s, trained with seed %d and effort %s"
              .formatted(
                  options.output().getFileName(),
                  options.seed(),
                  Double.toString(options.effort())));
      return test;
    }
  }
}

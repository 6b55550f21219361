package io.drover.navigation.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Gradient descent from the first step, or a checkpoint, to the last. One thread, used once. */
final class TrainingRun {
  static final String ENGINE = "PyTorch";
  private static final double CLIP_NORM = 1;
  private static final double ADAM_EPSILON = 1e-8;

  /** Number of times that a run stops to validate and to write its checkpoint. */
  private static final int PAUSES = 10;

  private final NetworkShape shape;
  private final Schedule schedule;
  private final FrameStore training;
  private final FrameStore validation;
  private final Path checkpoint;
  private final PrintStream progress;
  private List<Tensor> best = List.of();
  private double bestScore = Double.POSITIVE_INFINITY;
  private int bestStep;

  TrainingRun(
      NetworkShape shape,
      Schedule schedule,
      FrameStore training,
      FrameStore validation,
      Path checkpoint,
      PrintStream progress) {
    this.shape = shape;
    this.schedule = schedule;
    this.training = training;
    this.validation = validation;
    this.checkpoint = checkpoint;
    this.progress = progress;
  }

  /** The weights that validated best. */
  List<Tensor> best() {
    return best;
  }

  double bestScore() {
    return bestScore;
  }

  int bestStep() {
    return bestStep;
  }

  void run(boolean resume) {
    Engine engine = Engine.getEngine(ENGINE);
    List<Tensor> initial = shape.initialise(new SplittableRandom(schedule.seed()));
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE)) {
      NavigationNetwork network = new NavigationNetwork(shape, initial, manager);
      Adam adam = new Adam(network.parameters(), manager, CLIP_NORM, ADAM_EPSILON);
      int first = resume ? restore(network, adam, initial) : 0;
      long start = System.nanoTime();
      long reported = start;
      double loss = 0;
      try (BatchSource batches = new BatchSource(training, schedule, first)) {
        for (int step = first; step < schedule.steps(); step++) {
          double stepLoss = step(engine, network, batches.take(), manager);
          adam.update(schedule.learningRate(step));
          loss = step == first ? stepLoss : 0.98 * loss + 0.02 * stepLoss;
          int done = step + 1;
          if (done % Math.max(1, schedule.steps() / PAUSES) == 0 || done == schedule.steps()) {
            validate(network, adam, done, manager);
          }
          long now = System.nanoTime();
          if (now - reported > 10_000_000_000L) {
            reported = now;
            report(first, done, loss, (now - start) / 1e9);
          }
        }
      }
    }
  }

  private double step(Engine engine, NavigationNetwork network, Batch batch, NDManager manager) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray images =
          scope.create(batch.images(), new Shape(batch.size(), 1, batch.side(), batch.side()));
      NDArray steering = scope.create(batch.steering());
      NDArray collision = scope.create(batch.collision());
      try (GradientCollector gradients = engine.newGradientCollector()) {
        NDArray loss = NavigationLoss.of(network.forward(images), steering, collision);
        gradients.backward(loss);
        double value = loss.getFloat();
        if (!Double.isFinite(value)) {
          throw new DroverException(
              ErrorCode.INTERNAL, "training diverged: try another --seed or check the labels");
        }
        return value;
      }
    }
  }

  private void validate(NavigationNetwork network, Adam adam, int done, NDManager manager) {
    int full = schedule.fullSide();
    Validation result =
        Validation.of(network, validation, List.of(full, full / 2, full / 4), manager);
    List<Tensor> weights = network.weights();
    if (result.score() < bestScore) {
      bestScore = result.score();
      bestStep = done;
      best = weights;
    }
    new Checkpoint(
            schedule,
            done,
            values(weights),
            adam.firstMoments(),
            adam.secondMoments(),
            values(best),
            bestScore,
            bestStep)
        .write(checkpoint);
    progress.printf("step %d of %d  validation %s%n", done, schedule.steps(), result);
  }

  private int restore(NavigationNetwork network, Adam adam, List<Tensor> layout) {
    Checkpoint saved = Checkpoint.read(checkpoint);
    if (!saved.schedule().equals(schedule) || !fits(saved.weights(), layout)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          checkpoint + " is of a run with other options: repeat them, or train without resuming");
    }
    for (int i = 0; i < layout.size(); i++) {
      network.parameters().get(i).set(saved.weights().get(i));
    }
    adam.restore(saved.step(), saved.first(), saved.second());
    List<Tensor> kept = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) {
      kept.add(new Tensor(layout.get(i).name(), layout.get(i).dimensions(), saved.best().get(i)));
    }
    best = kept;
    bestScore = saved.bestScore();
    bestStep = saved.bestStep();
    progress.printf("going on after step %d of %d%n", saved.step(), schedule.steps());
    return saved.step();
  }

  private static boolean fits(List<float[]> saved, List<Tensor> layout) {
    boolean fits = saved.size() == layout.size();
    for (int i = 0; fits && i < layout.size(); i++) {
      fits = saved.get(i).length == layout.get(i).values().length;
    }
    return fits;
  }

  private static List<float[]> values(List<Tensor> tensors) {
    return tensors.stream().map(Tensor::values).toList();
  }

  private void report(int first, int done, double loss, double seconds) {
    double ahead = schedule.work(done, schedule.steps()) / schedule.work(first, done);
    progress.print(
        String.format(
            Locale.ROOT,
            "step %d of %d  loss %.4f  %.0f s, about %.1f min left%n",
            done,
            schedule.steps(),
            loss,
            seconds,
            seconds * ahead / 60));
  }
}

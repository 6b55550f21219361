package io.drover.navigation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.dataset.LabelledFrame;
import io.drover.navigation.evaluation.FidelityScore;
import io.drover.navigation.evaluation.ScoreTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Scores of weights in training on undistorted validation frames, one a resolution.
 *
 * @param scores from the full side down
 */
record Validation(List<FidelityScore> scores) {
  private static final int BATCH = 16;

  static Validation of(
      NavigationNetwork network, FrameStore store, List<Integer> sides, NDManager manager) {
    List<FidelityScore> scores = new ArrayList<>();
    try (FrameCodec codec = new FrameCodec()) {
      for (int side : sides) {
        ScoreTally tally = new ScoreTally();
        for (int from = 0; from < store.size(); from += BATCH) {
          int size = Math.min(BATCH, store.size() - from);
          Batch batch = Batch.of(size, side);
          for (int i = 0; i < size; i++) {
            LabelledFrame label = store.label(from + i);
            batch.set(
                i, store.image(from + i, side, codec), label.steeringRadians(), label.collision());
          }
          add(tally, batch, network, manager);
        }
        scores.add(tally.score(side, "raw"));
      }
    }
    return new Validation(scores);
  }

  private static void add(
      ScoreTally tally, Batch batch, NavigationNetwork network, NDManager manager) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray images =
          scope.create(batch.images(), new Shape(batch.size(), 1, batch.side(), batch.side()));
      NDList outputs = network.forward(images);
      float[] steering = outputs.get(0).toFloatArray();
      float[] logits = outputs.get(1).toFloatArray();
      for (int i = 0; i < batch.size(); i++) {
        double probability = 1 / (1 + Math.exp(-logits[i]));
        tally.add(
            new NavigationOutput(steering[i], probability),
            batch.steering()[i],
            batch.collision()[i] >= 0.5,
            0);
      }
    }
  }

  /** Lower is better: mean over resolutions of steering RMSE in radians + 0.3 · wrong warnings. */
  double score() {
    return scores.stream()
        .mapToDouble(s -> s.steeringRmseRadians() + 0.3 * (1 - s.collisionAccuracy()))
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** {@code 448²: 0.051 rad 97.2%, …}. */
  @Override
  public String toString() {
    return scores.stream()
        .map(
            s ->
                String.format(
                    Locale.ROOT,
                    "%d²: %.3f rad %.1f%%",
                    s.side(),
                    s.steeringRmseRadians(),
                    100 * s.collisionAccuracy()))
        .collect(Collectors.joining(", "));
  }
}

package io.drover.navigation.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.dataset.FrameDatasetWriter;
import io.drover.navigation.dataset.SyntheticFrames;
import io.drover.navigation.evaluation.FidelityScore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NavigationTrainerTest {
  private static final int SIDE = 128;
  private static final NetworkShape TINY = new NetworkShape(8, List.of(8, 12, 16), 16);

  @TempDir private Path folder;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream progress = new PrintStream(text, true, StandardCharsets.UTF_8);

  private TrainingOptions options(String output, boolean resume) {
    return new TrainingOptions(folder.resolve("data"), folder.resolve(output), 1, 4, resume);
  }

  @Test
  void learnsAPathAtEveryResolution() throws Exception {
    SyntheticFrames.write(folder.resolve("data"), SIDE, 200, 60);
    TrainingReport report =
        NavigationTrainer.train(options("nav.onnx", false), TINY, 500, SIDE, progress);
    assertThat(report.test().scores()).hasSize(12);
    for (FidelityScore score : report.test().scores()) {
      assertThat(score.explainedVariance()).as(score.toString()).isGreaterThan(0.5);
    }
    assertThat(folder.resolve("nav-report.md")).content().contains("| 128² | raw |");
    assertThat(Files.exists(folder.resolve("nav.checkpoint"))).isFalse();
    assertThat(text.toString(StandardCharsets.UTF_8)).contains("step 500 of 500  validation");
    try (OnnxNavigationModel model = OnnxNavigationModel.load(folder.resolve("nav.onnx"))) {
      assertThat(model.fullSide()).isEqualTo(SIDE);
    }
  }

  @Test
  void givesTheSameWeightsWhenItWasInterrupted() throws Exception {
    SyntheticFrames.write(folder.resolve("data"), SIDE, 40, 8);
    NavigationTrainer.train(options("whole.onnx", false), TINY, 20, SIDE, progress);
    PrintStream interrupting =
        new PrintStream(text, true, StandardCharsets.UTF_8) {
          @Override
          public PrintStream printf(String format, Object... arguments) {
            if (arguments.length > 1 && arguments[0].equals(8)) {
              Thread.currentThread().interrupt();
            }
            return super.printf(format, arguments);
          }
        };
    assertThatThrownBy(
            () ->
                NavigationTrainer.train(options("parts.onnx", true), TINY, 20, SIDE, interrupting))
        .hasMessageContaining("interrupted");
    Thread.interrupted();
    NavigationTrainer.train(options("parts.onnx", true), TINY, 20, SIDE, progress);
    assertThat(text.toString(StandardCharsets.UTF_8)).contains("going on after step 8 of 20");
    assertThat(folder.resolve("parts.onnx")).hasSameBinaryContentAs(folder.resolve("whole.onnx"));
  }

  @Test
  void saysWhichSplitIsEmpty() {
    try (FrameDatasetWriter writer = new FrameDatasetWriter(folder.resolve("data"), 64)) {
      assertThat(writer.size()).isZero();
    }
    assertThatThrownBy(
            () -> NavigationTrainer.train(options("nav.onnx", false), TINY, 1, SIDE, progress))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("no train frames");
  }
}

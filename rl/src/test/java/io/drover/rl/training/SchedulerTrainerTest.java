package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.SyntheticFlights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTrainerTest {
  @TempDir Path folder;

  @Test
  void learnsAPolicyThatBeatsLocalOffloadAndDynamicOnTracesNeverSeen() throws IOException {
    Path output = folder.resolve("new/scheduler.onnx");
    ByteArrayOutputStream progress = new ByteArrayOutputStream();
    SchedulerTrainingReport report =
        SchedulerTrainer.train(
            SchedulerTrainingOptions.of(
                    List.of(SyntheticFlights.flight(400, 1), SyntheticFlights.flight(400, 2)),
                    List.of(SyntheticFlights.flight(400, 3)),
                    output)
                .with(LearningOptions.DEFAULT.withSteps(20_000)),
            new PrintStream(progress, true, StandardCharsets.UTF_8));

    assertThat(quality(report, "a3d"))
        .isGreaterThan(quality(report, "local"))
        .isGreaterThan(quality(report, "offload"))
        .isGreaterThan(quality(report, "dynamic"))
        .isLessThan(quality(report, "best-of-each-step"));
    assertThat(output).exists();
    assertThat(folder.resolve("new/scheduler.yaml")).content().contains("encoding: outlook");
    assertThat(Files.readAllLines(report.learningCurve()))
        .hasSizeGreaterThan(AggrevateOptions.DEFAULT.validations())
        .first()
        .asString()
        .startsWith("global_step,charts/")
        .contains("charts/validation_qon", "losses/entropy", "losses/approx_kl");
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("min left");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(
            () -> SchedulerTrainingOptions.of(List.of(), List.of(), Path.of("policy.onnx")))
        .hasMessageContaining("profile flight");
    assertThatThrownBy(
            () ->
                SchedulerTrainingOptions.of(
                    List.of(SyntheticFlights.flight(10, 1)), List.of(), Path.of("policy")))
        .hasMessageContaining(".onnx");
  }

  private static double quality(SchedulerTrainingReport report, String policy) {
    return report.results().stream()
        .filter(result -> result.policy().equals(policy))
        .mapToDouble(PolicyResult::qualityOfNavigation)
        .findFirst()
        .orElseThrow();
  }
}

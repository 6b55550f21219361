package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.PolicyDescription;
import io.drover.onboard.scheduler.RecentPast;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.SyntheticFlights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTrainerTest {
  private static final double[] LATENCIES = {
    0.7, 0.18, 0.05, 0.3, 0.2, 0.1, 0.1, 0.08, 0.07, 0.06, 0.05, 0.04
  };

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
  void joinsWhatSeveralSeedsLearnt() throws IOException {
    Path output = folder.resolve("all.onnx");
    SchedulerTrainingOptions options =
        SchedulerTrainingOptions.of(List.of(SyntheticFlights.flight(200, 1)), List.of(), output)
            .with(LearningOptions.DEFAULT.withSteps(2_000))
            .withSeeds(List.of(3L, 4L))
            .asEnsemble();
    SchedulerTrainingReport report =
        SchedulerTrainer.train(options, new PrintStream(new ByteArrayOutputStream()));
    assertThat(report.policy()).isEqualTo(output);
    assertThat(report.seeds()).hasSize(2);
    DecisionSpace space = DecisionSpace.a3d(448);
    DecisionState state =
        new DecisionState(
            0.1,
            0.05,
            3e6,
            new ResourceShare(2),
            0.03,
            0.2,
            3,
            LATENCIES,
            new double[12],
            new NavigationOutput(0.1, 0.2),
            3,
            RecentPast.unknown(12));
    double[] joined = choice(output, space, state).preferences();
    double[] three = choice(folder.resolve("all-seed3.onnx"), space, state).preferences();
    double[] four = choice(folder.resolve("all-seed4.onnx"), space, state).preferences();
    for (int a = 0; a < joined.length; a++) {
      assertThat(joined[a]).isCloseTo((three[a] + four[a]) / 2, within(1e-6));
    }
    assertThat(three).isNotEqualTo(four);
    assertThatThrownBy(() -> options.withSeeds(List.of(3L)))
        .hasMessageContaining("ensemble needs two seeds");
  }

  private static Choice choice(Path file, DecisionSpace space, DecisionState state)
      throws IOException {
    PolicyDescription description = new PolicyDescription(StateEncoding.OUTLOOK, 0, 0);
    try (NeuralScheduler scheduler =
        new NeuralScheduler(file.toString(), Files.readAllBytes(file), description, space)) {
      return scheduler.decide(state);
    }
  }

  @Test
  void severalSeedsLearnAFileEachAndTheBestIsTheOutput() throws IOException {
    Path output = folder.resolve("some.onnx");
    SchedulerTrainingOptions options =
        SchedulerTrainingOptions.of(
                List.of(SyntheticFlights.flight(150, 1)),
                List.of(SyntheticFlights.flight(150, 3)),
                output)
            .with(
                LearningOptions.DEFAULT
                    .with(Algorithm.A2C)
                    .with(StateEncoding.A3D)
                    .withHidden(List.of(8))
                    .withSteps(2_000))
            .withSeeds(List.of(4L, 7L));
    PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), true);
    SchedulerTrainingReport report = SchedulerTrainer.train(options, nobody);

    assertThat(report.seeds())
        .extracting(seed -> seed.run().file().getFileName().toString())
        .containsExactly("some-seed4.onnx", "some-seed7.onnx");
    double four = report.seeds().get(0).run().curve().best().validation();
    double seven = report.seeds().get(1).run().curve().best().validation();
    assertThat(report.validation()).isEqualTo(Math.max(four, seven));
    Path best = folder.resolve(four >= seven ? "some-seed4.onnx" : "some-seed7.onnx");
    if (four != seven) {
      assertThat(output).hasSameBinaryContentAs(best);
    }
    assertThat(folder.resolve("some-seed4.onnx"))
        .binaryContent()
        .isNotEqualTo(Files.readAllBytes(folder.resolve("some-seed7.onnx")));
    assertThat(report.learningCurve()).exists();
    assertThat(folder.resolve("some-seed7.run")).content().contains("seed: 7", "steps: 2000");
    assertThat(report.validationOfSeeds().mean()).isCloseTo((four + seven) / 2, within(1e-12));
    assertThat(report.qualityOfSeeds().halfWidth()).isNotNegative();

    ByteArrayOutputStream again = new ByteArrayOutputStream();
    SchedulerTrainer.train(
        options.resuming(), new PrintStream(again, true, StandardCharsets.UTF_8));
    assertThat(again.toString(StandardCharsets.UTF_8))
        .isEqualTo("seed 4: is there already\nseed 7: is there already\n");
  }

  @Test
  void refusesSeedsThatMakeNoSense() {
    SchedulerTrainingOptions options =
        SchedulerTrainingOptions.of(
            List.of(SyntheticFlights.flight(10, 1)), List.of(), Path.of("a.onnx"));
    assertThatThrownBy(() -> options.withSeeds(List.of(1L, 1L))).hasMessageContaining("twice");
    assertThatThrownBy(() -> options.withSeeds(List.of(-1L))).hasMessageContaining("0 or more");
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

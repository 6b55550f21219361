package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.flight.FlightGenerator;
import io.drover.rl.training.Algorithm;
import io.drover.rl.training.LearningOptions;
import io.drover.rl.training.TrainingFlights;
import io.drover.rl.training.WrittenCurve;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final LearntPolicy TINY =
      new LearntPolicy(
          "tiny",
          "small and soon learnt",
          LearningOptions.DEFAULT
              .with(Algorithm.A2C)
              .with(StateEncoding.A3D)
              .withHidden(List.of(8))
              .withSteps(2_000),
          2);

  @TempDir private Path out;

  @Test
  void learnsWhatIsNotThereAndLeavesWhatIs() throws IOException {
    TrainingFlights flights = TrainingFlights.of(FlightGenerator.generate(SPACE, 4, 1), List.of());
    String first = learn(flights);
    assertThat(first).contains("learning 1 of 1, tiny").contains("tiny seed 2: step");
    LearntPolicies learnt = new Retraining(out, System.err).learn(List.of(), flights);
    assertThat(learnt.relearnt()).isEmpty();

    Path second = out.resolve("learnt/tiny/seed2.onnx");
    FileTime before = Files.getLastModifiedTime(second);
    Files.delete(out.resolve("learnt/tiny/seed1.csv"));
    assertThat(learn(flights)).contains("tiny seed 1: step").contains("seed 2: is there already");
    assertThat(Files.getLastModifiedTime(second)).isEqualTo(before);
  }

  private String learn(TrainingFlights flights) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    LearntPolicies learnt = new Retraining(out, stream).learn(List.of(TINY), flights);
    List<PolicyNetwork> networks = learnt.networks(TINY);
    assertThat(networks).hasSize(2);
    assertThat(networks.get(0).onnx()).isNotEqualTo(networks.get(1).onnx());
    networks.forEach(network -> network.scheduler(SPACE).close());
    assertThat(learnt.curves(TINY))
        .allSatisfy(
            csv -> {
              WrittenCurve curve = WrittenCurve.parse("tiny", csv);
              assertThat(curve.last().step()).isGreaterThanOrEqualTo(2_000);
              assertThat(curve.best().validation()).isBetween(0.3, 1.0);
            });
    return told.toString(StandardCharsets.UTF_8);
  }
}

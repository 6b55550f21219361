package io.drover.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.MeasuredFidelity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FidelityPriorCsvTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final OffloadDecision COARSE =
      OffloadDecision.edge(new InputResolution(112), new JpegQuality(10));

  @TempDir private Path folder;

  @Test
  void readsBackWhatFlightsHaveShown() {
    FidelityPrior measured = MeasuredFidelity.of(List.of(flight(400, 0.1), flight(300, 0.1)));
    Path file = folder.resolve("net.fidelity.csv");
    FidelityPriorCsv.write(measured, file);
    FidelityPrior read = FidelityPriorCsv.read(file);
    assertThat(read.errorsRadians(SPACE.local())).containsOnly(0.0);
    double[] errors = read.errorsRadians(COARSE);
    assertThat(errors).containsExactly(measured.errorsRadians(COARSE), within(1e-5));
    // the flights' coarse errors are spread evenly over ±0.1
    assertThat(errors[0]).isBetween(-0.1, -0.08);
    assertThat(errors[12]).isBetween(-0.01, 0.01);
    assertThat(errors[23]).isBetween(0.08, 0.1);
    assertThat(read.errorsRadians(OffloadDecision.onboard(new InputResolution(100)))).isEmpty();
  }

  @Test
  void liesBesideItsNetwork() {
    assertThat(ModelFile.beside(Path.of("nets", "a.onnx"), ".fidelity.csv"))
        .isEqualTo(Path.of("nets", "a.fidelity.csv"));
  }

  @Test
  void namesTheLineThatIsWrong() throws IOException {
    Path file = folder.resolve("net.fidelity.csv");
    FidelityPriorCsv.write(MeasuredFidelity.of(List.of(flight(50, 0.1))), file);
    List<String> lines = Files.readAllLines(file);
    assertThatThrownBy(() -> read(lines.subList(1, 4))).hasMessageContaining("line 1: the header");
    assertThatThrownBy(() -> read(List.of(lines.get(0), "onboard,448,,0.1")))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("line 2: there are 4 fields, not 27");
    assertThatThrownBy(() -> read(List.of(lines.get(0), lines.get(1), lines.get(1))))
        .hasMessageContaining("line 3: onboard-448 is there twice");
    assertThatThrownBy(
            () -> read(List.of(lines.get(0), lines.get(1).replaceFirst("[^,]*$", "NaN"))))
        .hasMessageContaining("line 2: error_24 'NaN' is not a finite number");
    assertThatThrownBy(() -> read(List.of(lines.get(0), lines.get(1).replaceFirst("448", "wide"))))
        .hasMessageContaining("line 2: resolution 'wide' is not a whole number");
    assertThatThrownBy(
            () -> read(List.of(lines.get(0), lines.get(1).replaceFirst("onboard", "moon"))))
        .hasMessageContaining("line 2: location 'moon' is not onboard or edge");
  }

  private FidelityPrior read(List<String> lines) throws IOException {
    Path file = Files.write(folder.resolve("broken.fidelity.csv"), lines);
    return FidelityPriorCsv.read(file);
  }

  private static FlightProfile flight(int frames, double coarse) {
    int actions = SPACE.size();
    double[] time = new double[frames];
    double[] steering = new double[frames * actions];
    long[] bytes = new long[frames * actions];
    for (int frame = 0; frame < frames; frame++) {
      time[frame] = frame * 0.1;
      for (int action = 0; action < actions; action++) {
        double error = SPACE.decision(action).equals(COARSE) ? 2.0 * frame / frames - 1 : 0;
        steering[frame * actions + action] = 0.3 + coarse * error;
        bytes[frame * actions + action] = SPACE.decision(action).offloaded() ? 1000 : 0;
      }
    }
    return new FlightProfile("f", SPACE, time, steering, new double[frames * actions], bytes);
  }
}

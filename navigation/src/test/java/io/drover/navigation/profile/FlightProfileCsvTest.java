package io.drover.navigation.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.navigation.DecisionSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightProfileCsvTest {
  private static final String HEADER = FlightProfileCsv.HEADER;

  @TempDir Path folder;

  private FlightProfile read(String... lines) throws IOException {
    Path file = folder.resolve("flight.csv");
    Files.write(file, List.of(lines));
    return FlightProfileCsv.read(file);
  }

  @Test
  void readsRowsInAnyOrderAndInterpolatesTheReference() throws IOException {
    FlightProfile profile =
        read(
            HEADER,
            "b,2.0,edge,200,95,0.30,0.2,900",
            "a,1.0,edge,200,95,0.10,0.2,1000",
            "a,1.0,onboard,200,,0.11,0.5,0",
            "b,2.0,onboard,200,,0.31,0.5,0");
    assertThat(profile.frames()).isEqualTo(2);
    assertThat(profile.timeSeconds(0)).isZero();
    assertThat(profile.space().decisions()).hasSize(2);
    assertThat(profile.bytes(0, 1)).isEqualTo(1000);
    assertThat(profile.frameAt(0.99)).isZero();
    assertThat(profile.frameAt(1.0)).isEqualTo(1);
    assertThat(profile.referenceSteeringRadians(0.25)).isCloseTo(0.15, within(1e-12));
    assertThat(profile.referenceSteeringRadians(9)).isEqualTo(0.30);
  }

  @Test
  void readsBackWhatItWrites() {
    DecisionSpace space = DecisionSpace.a3d(448);
    int cells = 3 * space.size();
    double[] steering = new double[cells];
    double[] collision = new double[cells];
    long[] bytes = new long[cells];
    for (int i = 0; i < cells; i++) {
      steering[i] = 0.01 * i - 0.1;
      collision[i] = i / 50.0;
      bytes[i] = space.decision(i % space.size()).offloaded() ? 100 + i : 0;
    }
    FlightProfile made =
        new FlightProfile("x", space, new double[] {0, 0.1, 0.2}, steering, collision, bytes);
    Path file = folder.resolve("x.csv");
    FlightProfileCsv.write(made, file);
    FlightProfile read = FlightProfileCsv.read(file);
    assertThat(read.space().decisions()).isEqualTo(space.decisions());
    for (int f = 0; f < 3; f++) {
      for (int a = 0; a < space.size(); a++) {
        assertThat(read.steeringRadians(f, a)).isCloseTo(made.steeringRadians(f, a), within(1e-7));
        assertThat(read.collisionProbability(f, a))
            .isCloseTo(made.collisionProbability(f, a), within(1e-6));
        assertThat(read.bytes(f, a)).isEqualTo(made.bytes(f, a));
      }
    }
  }

  @Test
  void namesTheLineOrFrameThatIsWrong() {
    assertThatThrownBy(() -> read("frame,time"))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> read(HEADER, "a,0,orbit,200,,0,0,0")).hasMessageContaining("'orbit'");
    assertThatThrownBy(() -> read(HEADER, "a,0,onboard,200,95,0,0,0"))
        .hasMessageContaining("line 2: quality must be empty");
    assertThatThrownBy(() -> read(HEADER, "a,0,edge,200,195,0,0,5"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("195");
    assertThatThrownBy(() -> read(HEADER, "a,0,edge,200,95,x,0,5"))
        .hasMessageContaining("steering_radians 'x'");
    assertThatThrownBy(
            () ->
                read(
                    HEADER,
                    "a,0,onboard,200,,0,0,0",
                    "a,0,edge,200,95,0,0,5",
                    "b,1,edge,200,95,0,0,5"))
        .hasMessageContaining("frame b has no row for onboard-200");
  }
}

package io.drover.slam.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.LaserScan;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedLaserTest {
  /** Inner faces at x = -0.9 and 4.9, y = -1.9 and 1.9. */
  private static final FloorPlan ROOM = Plans.room(60, 40);

  private static LaserOptions options(double sigma, double missed, double ahead) {
    return new LaserOptions(181, Optional.empty(), 5, 30, sigma, missed, ahead);
  }

  private static LaserScan scan(LaserOptions options, Pose2 robot) {
    return new SimulatedLaser(new RayCaster(ROOM), options, new SplittableRandom(1))
        .scan("1.0", robot);
  }

  @Test
  void seesFromWhereItIsMounted() {
    float[] ranges = scan(options(0, 0, 0.2), new Pose2(1, 0, Math.PI / 2)).ranges();
    assertThat(ranges[0]).isEqualTo(3.9f);
    assertThat(ranges[90]).isEqualTo(1.7f);
    assertThat(ranges[180]).isEqualTo(1.9f);
  }

  @Test
  void noiseIsAsWideAsWasSaid() {
    LaserOptions options = options(0.02, 0.1, 0);
    SimulatedLaser laser =
        new SimulatedLaser(new RayCaster(ROOM), options, new SplittableRandom(2));
    int returns = 0;
    double squares = 0;
    double sum = 0;
    int scans = 200;
    float[] exact = scan(options(0, 0, 0), new Pose2(1, 0, 0)).ranges();
    for (int i = 0; i < scans; i++) {
      float[] ranges = laser.scan("1.0", new Pose2(1, 0, 0)).ranges();
      for (int beam = 0; beam < ranges.length; beam++) {
        if (ranges[beam] != SimulatedLaser.NO_RETURN) {
          double error = ranges[beam] - exact[beam];
          returns++;
          sum += error;
          squares += error * error;
        }
      }
    }
    assertThat(returns / (181.0 * scans)).isCloseTo(0.9, within(0.01));
    assertThat(sum / returns).isCloseTo(0, within(0.0006));
    assertThat(Math.sqrt(squares / returns)).isCloseTo(0.02, within(0.0005));
  }

  @Test
  void whatIsTooFarIsNoReturn() {
    LaserOptions shortSighted = new LaserOptions(181, Optional.empty(), 5, 3, 0, 0, 0);
    LaserScan scan = scan(shortSighted, Pose2.IDENTITY);
    assertThat(scan.ranges()[90]).isEqualTo(SimulatedLaser.NO_RETURN);
    assertThat(scan.ranges()[0]).isEqualTo(1.9f);
    assertThat(scan.returns(Pose2.IDENTITY, 1000).size()).isLessThan(181);
  }

  @Test
  void spansWhatItsBeamsDo() {
    LaserOptions turned = new LaserOptions(5, Optional.of(2 * Math.PI), 5, 30, 0, 0, 0);
    float[] ranges = scan(turned, new Pose2(1, 0, 0)).ranges();
    assertThat(ranges).containsExactly(1.9f, 1.9f, 3.9f, 1.9f, 1.9f);
  }

  @Test
  void rejectsLasersThatAreNone() {
    assertThatThrownBy(() -> LaserOptions.DEFAULT.with(1, Optional.empty(), 5))
        .hasMessageContaining("1 beams");
    assertThatThrownBy(() -> LaserOptions.DEFAULT.with(200, Optional.empty(), 5))
        .hasMessageContaining("200 beams may span anything");
    assertThatThrownBy(() -> LaserOptions.DEFAULT.with(200, Optional.of(7.0), 5))
        .hasMessageContaining("up to a circle");
    assertThatThrownBy(() -> LaserOptions.DEFAULT.with(180, Optional.empty(), 0))
        .hasMessageContaining("0.0 scans a second");
    assertThatThrownBy(() -> new LaserOptions(180, Optional.empty(), 5, 80, 0, 0, 0))
        .hasMessageContaining("maximum range");
    assertThatThrownBy(() -> options(-1, 0, 0)).hasMessageContaining("noise");
    assertThatThrownBy(() -> options(0, 2, 0)).hasMessageContaining("noise");
  }
}

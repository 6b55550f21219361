package io.drover.onboard.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.NavigationOutput;
import org.junit.jupiter.api.Test;

class EnvironmentEncoderTest {
  @Test
  void measuresComplexityByWhatTheLowResolutionMisses() {
    NavigationOutput high = new NavigationOutput(0.30, 0.80);
    NavigationOutput low = new NavigationOutput(-0.10, 0.30);
    assertThat(EnvironmentEncoder.complexity(high, low)).isCloseTo(0.55, within(1e-12));
    assertThat(EnvironmentEncoder.complexity(low, high)).isCloseTo(0.55, within(1e-12));
    assertThat(EnvironmentEncoder.complexity(high, high)).isZero();
  }

  @Test
  void measuresDynamicsByTheDeviationsOfTheStep() {
    EnvironmentEncoder encoder = new EnvironmentEncoder();
    encoder.add(new NavigationOutput(0.2, 0.1));
    encoder.add(new NavigationOutput(-0.2, 0.5));
    // deviations 0.2 rad and 0.2
    assertThat(encoder.dynamics()).isCloseTo(0.2 + 0.09 * 0.2, within(1e-12));
    encoder.add(new NavigationOutput(0, 0.3));
    assertThat(encoder.dynamics()).isCloseTo(1.09 * Math.sqrt(0.08 / 3), within(1e-12));
  }

  @Test
  void seesNoDynamicsInFewerThanTwoDecisionsOrEqualOnes() {
    EnvironmentEncoder encoder = new EnvironmentEncoder();
    assertThat(encoder.dynamics()).isZero();
    encoder.add(0.3, 0.5);
    assertThat(encoder.dynamics()).isZero();
    for (int i = 0; i < 1000; i++) {
      encoder.add(0.3, 0.5);
    }
    assertThat(encoder.dynamics()).isCloseTo(0, within(1e-7));
  }

  @Test
  void startsEachStepAnew() {
    EnvironmentEncoder encoder = new EnvironmentEncoder();
    encoder.add(1, 1);
    encoder.add(-1, 0);
    encoder.reset();
    assertThat(encoder.dynamics()).isZero();
    encoder.add(0.1, 0);
    encoder.add(0.3, 0);
    assertThat(encoder.dynamics()).isCloseTo(0.1, within(1e-12));
  }
}

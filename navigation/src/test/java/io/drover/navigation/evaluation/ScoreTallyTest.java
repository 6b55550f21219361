package io.drover.navigation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.NavigationOutput;
import org.junit.jupiter.api.Test;

class ScoreTallyTest {
  @Test
  void scoresSteeringAndWarnings() {
    ScoreTally tally = new ScoreTally();
    tally.add(new NavigationOutput(0.1, 0.9), 0.0, true, 100);
    tally.add(new NavigationOutput(0.4, 0.8), 0.5, false, 200);
    tally.add(new NavigationOutput(-0.5, 0.1), -0.5, false, 300);
    tally.add(new NavigationOutput(0.0, 0.2), 0.0, true, 400);
    FidelityScore score = tally.score(224, "q60");
    assertThat(score.frames()).isEqualTo(4);
    assertThat(score.steeringRmseRadians()).isCloseTo(Math.sqrt(0.02 / 4), within(1e-9));
    assertThat(score.explainedVariance()).isCloseTo(1 - 0.005 / 0.125, within(1e-9));
    assertThat(score.collisionAccuracy()).isEqualTo(0.5);
    assertThat(score.collisionF1()).isEqualTo(0.5);
    assertThat(score.meanBytes()).isEqualTo(250);
  }

  @Test
  void isZeroWithoutFrames() {
    assertThat(new ScoreTally().score(448, "raw").frames()).isZero();
  }
}

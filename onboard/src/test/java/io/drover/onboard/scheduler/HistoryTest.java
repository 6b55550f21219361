package io.drover.onboard.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History(0.13);

  @Test
  void expectsAllToStayBeforeItHasSeenAnything() {
    RecentPast past = history.at(1e6, new double[] {0.1, 2});
    assertThat(past.persistence()).containsExactly(1, 1);
    assertThat(past.bandwidthSpread()).isZero();
    assertThat(past.bandwidthTrend()).isZero();
  }

  @Test
  void tellsForHowLongOutputsOfASteadyTurnStayRight() {
    // 0.4 rad/s: an output is right for 0.325 s
    for (int i = 0; i <= 50; i++) {
      history.add(i * 0.1, 0.04 * i);
    }
    assertThat(history.at(1e6, new double[] {0, 0.3, 0.35, 1}).persistence())
        .containsExactly(1, 1, 0, 0);
  }

  @Test
  void countsTheShareOfTheTimeThatWasSteady() {
    // straight on for 5 s, then a turn of 1 rad/s for 5 s
    for (int i = 0; i <= 1000; i++) {
      history.add(i * 0.01, Math.max(0, i * 0.01 - 5));
    }
    double persistence = history.at(1e6, new double[] {1}).persistence()[0];
    // of the 9 s that are followed by another, those up to 4.13 s
    assertThat(persistence).isCloseTo(4.13 / 9, within(0.003));
  }

  @Test
  void forgetsWhatIsOlderThanTenSeconds() {
    for (int i = 0; i <= 100; i++) {
      history.add(i * 0.1, i);
    }
    for (int i = 101; i <= 5000; i++) {
      history.add(i * 0.1, 0);
    }
    assertThat(history.at(1e6, new double[] {0.5}).persistence()).containsExactly(1);
  }

  @Test
  void tellsHowTheBandwidthSpreadAndMoved() {
    for (int i = 0; i < 20; i++) {
      history.at(5e5, new double[0]);
    }
    for (int i = 0; i < 4; i++) {
      history.at(1e6, new double[0]);
    }
    RecentPast past = history.at(1e6, new double[0]);
    // three of eight at half the rate
    assertThat(past.bandwidthTrend()).isCloseTo(Math.log(2) * 3 / 8, within(1e-9));
    assertThat(past.bandwidthSpread())
        .isCloseTo(Math.log(2) * Math.sqrt(3.0 / 8 * 5 / 8), within(1e-9));
    history.reset();
    assertThat(history.at(1e6, new double[0]).bandwidthSpread()).isZero();
  }
}

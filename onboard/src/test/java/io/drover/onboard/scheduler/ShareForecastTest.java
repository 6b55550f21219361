package io.drover.onboard.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.ResourceShare;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShareForecastTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final int FIRST_AT_EDGE = 3;

  private final History history = new History(SPACE, 0.13, 1, FidelityPrior.UNKNOWN);
  private final ShareForecast forecast =
      new ShareForecast(SPACE, new ModelPredictiveScheduler(SPACE));

  /** A turn of 0.4 rad/s: an output stays right for 0.325 s. */
  private void turn() {
    for (int i = 0; i <= 50; i++) {
      history.add(i * 0.1, 0.04 * i);
    }
  }

  /** On board all take some time; at the edge 0.1 s with all cores, and no time on the way. */
  private QualityCurve curve(double onboardSeconds) {
    double[] latency = new double[SPACE.size()];
    double[] compute = new double[SPACE.size()];
    double[] transmit = new double[SPACE.size()];
    Arrays.fill(latency, 0, FIRST_AT_EDGE, onboardSeconds);
    Arrays.fill(compute, FIRST_AT_EDGE, SPACE.size(), 0.1);
    double[] predicted = latency.clone();
    Arrays.fill(predicted, FIRST_AT_EDGE, SPACE.size(), 0.1);
    RecentPast past = history.at(new double[] {5e6}, predicted, transmit);
    DecisionState state =
        new DecisionState(
            0,
            0,
            5e6,
            new ResourceShare(4),
            0,
            0.1,
            3,
            predicted,
            transmit,
            new NavigationOutput(0, 0),
            -1,
            past);
    return forecast.at(history, state, compute, 4);
  }

  @Test
  void coresAreWorthNothingToADroneThatNeedsNone() {
    turn();
    QualityCurve curve = curve(0.05);
    assertThat(curve.at(4) - curve.at(0)).isCloseTo(0, within(1e-9));
  }

  @Test
  void coresAreWorthWhatTheyGainOnASlowDrone() {
    turn();
    QualityCurve curve = curve(0.9);
    assertThat(curve.at(0)).isLessThan(0.3);
    assertThat(curve.at(4)).isGreaterThan(0.7);
    // a third of the cores takes 0.3 s: just in time; a tenth takes a second
    assertThat(curve.at(1.6)).isGreaterThan(curve.at(0.4));
  }

  @Test
  void theFlightSoFarHoldsBackTheLastSeconds() {
    turn();
    double before = curve(0.9).at(0);
    QualityCurve after = curve(0.05);
    assertThat(after.at(0)).isBetween(before, 1.0);
    assertThat(after.at(4) - after.at(0)).isGreaterThan(0);
  }
}

package io.drover.onboard.perception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BandwidthEstimatorTest {
  private final BandwidthEstimator estimator = new BandwidthEstimator(2.5, 3e6);

  @Test
  void believesTheInitialValueUntilSomethingWasSeen() {
    assertThat(estimator.bitsPerSecond()).isEqualTo(3e6);
    estimator.observe(1, 12_500, 0.1);
    assertThat(estimator.bitsPerSecond()).isCloseTo(1e6, within(1e-3));
  }

  @Test
  void dividesBitsByBusyTimeSoThatSlowTransfersWeighMore() {
    estimator.observe(1, 10_000, 0.01);
    estimator.observe(2, 10_000, 0.39);
    assertThat(estimator.bitsPerSecond()).isCloseTo(160_000 / 0.4, within(1e-6));
  }

  @Test
  void forgetsWhatIsOlderThanItsWindowButNeverTheNewest() {
    estimator.observe(1, 10_000, 0.01);
    estimator.observe(3.4, 10_000, 0.1);
    estimator.observe(3.6, 10_000, 0.1);
    assertThat(estimator.bitsPerSecond()).isCloseTo(0.8e6, within(1e-3));
    estimator.observe(100, 10_000, 1);
    assertThat(estimator.bitsPerSecond()).isCloseTo(0.08e6, within(1e-3));
  }

  @Test
  void seesALinkThatBroughtNothingAsDown() {
    estimator.observe(1, 0, 2);
    assertThat(estimator.bitsPerSecond()).isZero();
  }

  @Test
  void staysFiniteForATransferThatTookNoTime() {
    estimator.observe(1, 100, 0);
    assertThat(estimator.bitsPerSecond()).isCloseTo(8e6, within(1.0));
  }
}

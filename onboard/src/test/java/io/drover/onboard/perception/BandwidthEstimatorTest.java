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

  @Test
  void takesWhatIsUnderWayAsIfItArrivedNow() {
    estimator.observe(1, 125_000, 1);
    // faster than seen so far: no reason to believe less
    assertThat(estimator.bitsPerSecond(1.5, 1.4, 125_000)).isCloseTo(1e6, within(1e-6));
    // 0.1 Mbit in 0.5 s more: at best 1.1 Mbit in 1.5 s
    assertThat(estimator.bitsPerSecond(1.5, 1, 12_500)).isCloseTo(1.1e6 / 1.5, within(1e-6));
  }

  @Test
  void countsASilenceOnceHoweverOftenItIsAsked() {
    estimator.observe(1, 125_000, 1);
    for (int i = 0; i < 5; i++) {
      assertThat(estimator.bitsPerSecond(3, 1, 4096)).isCloseTo(1e6 / 3, within(1e-6));
    }
    // what came before the window is forgotten: nothing comes through
    assertThat(estimator.bitsPerSecond(4, 1, 4096)).isZero();
  }

  @Test
  void returnsWhatIsLeftOfATransferThatWasGivenUp() {
    assertThat(estimator.giveUp(1, 100_001, 1)).isEqualTo(50_001);
    assertThat(estimator.bitsPerSecond()).isCloseTo(400_000, within(1e-6));
  }

  @Test
  void copiesItselfWithAllThatItHasSeen() {
    for (int i = 0; i < 200; i++) {
      estimator.observe(1 + i * 1e-3, 1000 + i, 0.01);
    }
    BandwidthEstimator copy = new BandwidthEstimator(2.5, 0);
    copy.copyFrom(estimator);
    assertThat(copy.bitsPerSecond()).isEqualTo(estimator.bitsPerSecond());
    copy.observe(2, 1, 1);
    assertThat(copy.bitsPerSecond()).isNotEqualTo(estimator.bitsPerSecond());
  }
}

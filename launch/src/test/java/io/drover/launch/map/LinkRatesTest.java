package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinkRatesTest {
  private final LinkRates rates = new LinkRates();

  @Test
  void countsOnlyTheTimeInWhichThereWasSomethingToCarry() {
    rates.observe(1, 1, 0, 0);
    rates.tick();
    rates.observe(1, 1, 125_000, 0.5);
    assertThat(rates.bitsPerSecond(1, 1)).hasValue(2e6);
    rates.tick();
    rates.observe(1, 1, 125_000, 0.5);
    assertThat(rates.bitsPerSecond(1, 1)).hasValue(2e6);
  }

  @Test
  void saysNothingOfLinksThatWereHardlyUsed() {
    rates.observe(1, 1, 0, 0);
    rates.tick();
    rates.observe(1, 1, 1000, 0.1);
    assertThat(rates.bitsPerSecond(1, 1)).isEmpty();
    assertThat(rates.bitsPerSecond(2, 1)).isEmpty();
    assertThat(rates.meanBitsPerSecond()).isEmpty();
  }

  @Test
  void followsALinkThatChanges() {
    long bytes = 0;
    double busy = 0;
    for (int i = 0; i < 3 * LinkRates.WINDOW_TICKS; i++) {
      rates.observe(1, 1, bytes, busy);
      bytes += i < LinkRates.WINDOW_TICKS ? 100_000 : 10_000;
      busy += 0.5;
      rates.tick();
    }
    assertThat(rates.bitsPerSecond(1, 1).orElseThrow()).isCloseTo(160e3, within(1.0));
  }

  @Test
  void anOutageIsARateOfNothing() {
    rates.observe(1, 1, 5000, 0);
    rates.tick();
    rates.observe(1, 1, 5000, 0.5);
    assertThat(rates.bitsPerSecond(1, 1)).hasValue(0);
  }

  @Test
  void beginsAnewWithALinkThatWasMadeAnew() {
    rates.observe(1, 1, 900_000, 10);
    rates.tick();
    rates.observe(1, 1, 0, 0);
    rates.tick();
    rates.observe(1, 1, 1000, 1);
    assertThat(rates.bitsPerSecond(1, 1)).hasValue(8000);
  }

  @Test
  void forgetsLinksThatAreNotUsed() {
    rates.observe(1, 1, 0, 0);
    rates.observe(1, 1, 1000, 1);
    rates.observe(1, 2, 0, 0);
    rates.observe(1, 2, 3000, 1);
    assertThat(rates.meanBitsPerSecond()).hasValue(16_000);
    for (int i = 0; i <= LinkRates.MEMORY_TICKS; i++) {
      rates.tick();
      rates.observe(1, 2, 3000, 1);
    }
    assertThat(rates.bitsPerSecond(1, 1)).isEmpty();
    assertThat(rates.bitsPerSecond(1, 2)).hasValue(24_000);
  }
}

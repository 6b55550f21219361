package io.drover.telemetry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(0.25, 1.0, new SplittableRandom(1));

  @Test
  void doublesUpToItsLimitAndSpreadsByHalf() {
    assertThat(backoff.nextSeconds()).isBetween(0.125, 0.25);
    assertThat(backoff.nextSeconds()).isBetween(0.25, 0.5);
    assertThat(backoff.nextSeconds()).isBetween(0.5, 1.0);
    assertThat(backoff.nextSeconds()).isBetween(0.5, 1.0);
  }

  @Test
  void startsOverAfterSuccess() {
    backoff.nextSeconds();
    backoff.nextSeconds();

    backoff.reset();

    assertThat(backoff.nextSeconds()).isBetween(0.125, 0.25);
  }
}

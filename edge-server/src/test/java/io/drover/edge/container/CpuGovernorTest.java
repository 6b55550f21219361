package io.drover.edge.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuGovernorTest {
  private final ManualClock clock = new ManualClock();
  private long cpuNanos;

  private CpuGovernor governor(double cores) {
    return new CpuGovernor(clock, () -> cpuNanos, 0.25, cores);
  }

  /** One inference that takes as long as it computes. */
  private void infer(CpuGovernor governor, double seconds) {
    governor.begin();
    clock.advance(seconds);
    cpuNanos += Math.round(seconds * 1e9);
    governor.end();
  }

  /** Infers as often as it may; returns the cores used. */
  private double run(CpuGovernor governor, double seconds, double inferenceSeconds) {
    double start = clock.seconds();
    double usedBefore = governor.usedSeconds();
    while (clock.seconds() < start + seconds) {
      double wait = governor.secondsUntilTurn();
      if (wait > 0) {
        clock.sleep(Math.min(wait, 0.005));
      } else {
        infer(governor, inferenceSeconds);
      }
    }
    return (governor.usedSeconds() - usedBefore) / (clock.seconds() - start);
  }

  @ParameterizedTest
  @CsvSource({"0.1,0.004", "0.5,0.004", "0.9,0.004", "0.1,0.08", "0.5,0.08", "0.8,0.08", "0.2,0.4"})
  void tracksAShare(double cores, double inferenceSeconds) {
    CpuGovernor governor = governor(cores);
    run(governor, 5, inferenceSeconds);

    assertThat(run(governor, 30, inferenceSeconds)).isCloseTo(cores, within(0.02));
  }

  @Test
  void tracksSharesThatChange() {
    CpuGovernor governor = governor(0.5);
    run(governor, 5, 0.02);
    for (double cores : new double[] {0.2, 0.8, 0.1, 0.5}) {
      governor.apply(cores);
      assertThat(run(governor, 10, 0.02)).isCloseTo(cores, within(0.03));
    }
  }

  @Test
  void neverHoldsWholeCoresBack() {
    CpuGovernor governor = governor(1);
    assertThat(run(governor, 10, 0.05)).isCloseTo(1, within(1e-9));
    governor.apply(0.5);
    assertThat(governor.secondsUntilTurn()).isLessThan(0.1);
  }

  @Test
  void savesUpNoMoreThanItsBucketWhileIdle() {
    CpuGovernor governor = governor(0.5);
    clock.advance(1000);
    int burst = 0;
    while (governor.secondsUntilTurn() == 0) {
      infer(governor, 0.01);
      burst++;
    }
    // 0.25 s of half a core saved up, and half a core that goes on filling meanwhile.
    assertThat(burst).isBetween(24, 26);
  }

  @Test
  void aShareThatGrowsShortensTheWaitAtOnce() {
    CpuGovernor governor = governor(0.01);
    infer(governor, 0.5);
    assertThat(governor.secondsUntilTurn()).isGreaterThan(20);
    governor.apply(0.5);
    assertThat(governor.secondsUntilTurn()).isLessThan(1);
  }

  @Test
  void withoutAShareTheTurnNeverComes() {
    assertThat(governor(0).secondsUntilTurn()).isInfinite();
  }
}

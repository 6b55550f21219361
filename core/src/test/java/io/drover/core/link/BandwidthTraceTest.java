package io.drover.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BandwidthTraceTest {
  private static final BandwidthTrace STEPS =
      BandwidthTrace.of("steps", new double[] {5, 6, 8, 9}, new double[] {1e6, 0, 4e6, 7e6});

  @Test
  void startsAtZeroHoldsAndLoops() {
    assertThat(STEPS.periodSeconds()).isEqualTo(4);
    assertThat(STEPS.bitsPerSecondAt(0)).isEqualTo(1e6);
    assertThat(STEPS.bitsPerSecondAt(0.999)).isEqualTo(1e6);
    assertThat(STEPS.bitsPerSecondAt(1)).isZero();
    assertThat(STEPS.bitsPerSecondAt(3.5)).isEqualTo(4e6);
    assertThat(STEPS.bitsPerSecondAt(4)).isEqualTo(1e6);
    assertThat(STEPS.meanBitsPerSecond()).isEqualTo(1.25e6);
  }

  @Test
  void waitsThroughAnOutageAndAcrossTheEnd() {
    assertThat(STEPS.finishSeconds(0.5e6, 0)).isEqualTo(0.5);
    assertThat(STEPS.finishSeconds(1e6, 0)).isEqualTo(1);
    assertThat(STEPS.finishSeconds(1e6 + 4, 0)).isCloseTo(3.000001, within(1e-9));
    assertThat(STEPS.finishSeconds(5e6, 0)).isEqualTo(4);
    assertThat(STEPS.finishSeconds(5.5e6, 0)).isEqualTo(4.5);
    assertThat(STEPS.finishSeconds(15e6, 0)).isEqualTo(12);
    assertThat(STEPS.finishSeconds(0, 1.5)).isEqualTo(1.5);
  }

  @Test
  void agreesWithSmallStepsOfTime() {
    SplittableRandom random = new SplittableRandom(7);
    BandwidthTrace trace = TraceGenerator.generate(TraceGenerator.Kind.LTE_DRONE, 40, 3);
    for (int i = 0; i < 50; i++) {
      double bits = random.nextDouble() * 2e7;
      double start = random.nextDouble() * 100;
      double t = start;
      double left = bits;
      double step = 1e-4;
      while (left > 0) {
        left -= trace.bitsPerSecondAt(t) * step;
        t += step;
      }
      assertThat(trace.finishSeconds(bits, start)).isCloseTo(t, within(5e-3));
    }
  }

  @Test
  void neverFinishesOnALinkThatCarriesNothing() {
    assertThat(BandwidthTrace.constant(0).finishSeconds(1, 3)).isInfinite();
    assertThat(new LinkModel(BandwidthTrace.constant(8e3), 0.1).arrivalSeconds(500, 2))
        .isCloseTo(2.6, within(1e-12));
  }

  @Test
  void joinsLaterWhereItIsShifted() {
    BandwidthTrace later = STEPS.shifted(2.5);
    assertThat(later.periodSeconds()).isEqualTo(4);
    for (double t = 0; t < 12; t += 0.1) {
      assertThat(later.bitsPerSecondAt(t)).isEqualTo(STEPS.bitsPerSecondAt(t + 2.5));
    }
  }

  @Test
  void rejectsPointsThatCannotBe() {
    assertThatThrownBy(() -> BandwidthTrace.of("x", new double[] {0, 0}, new double[] {1, 1}))
        .hasMessageContaining("point 2");
    assertThatThrownBy(() -> BandwidthTrace.of("x", new double[] {0, 1}, new double[] {1, -1}))
        .hasMessageContaining("point 2");
  }
}

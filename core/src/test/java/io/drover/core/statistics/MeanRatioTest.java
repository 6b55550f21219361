package io.drover.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeanRatioTest {
  @Test
  void isCertainWhereAllPairsHaveTheSameRatio() {
    MeanRatio ratio = MeanRatio.of(new double[] {3, 30, 300}, new double[] {2, 20, 200});
    assertThat(ratio.ratio()).isCloseTo(1.5, within(1e-12));
    assertThat(ratio.halfWidth()).isCloseTo(0, within(1e-9));
  }

  @Test
  void isNotRuledByASmallDivisor() {
    MeanRatio ratio = MeanRatio.of(new double[] {100, 100}, new double[] {1, 99});
    assertThat(ratio.ratio()).isCloseTo(2, within(1e-12));
    assertThat(ratio.halfWidth()).isGreaterThan(2);
  }

  @Test
  void isAMeanOverAConstant() {
    double[] first = {1, 2, 6};
    MeanInterval mean = MeanInterval.of(first);
    MeanRatio ratio = MeanRatio.of(first, new double[] {2, 2, 2});
    assertThat(ratio.ratio()).isCloseTo(mean.mean() / 2, within(1e-12));
    assertThat(ratio.halfWidth()).isCloseTo(mean.halfWidth() / 2, within(1e-12));
  }

  @Test
  void holdsTheTrueRatioAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(3);
    int held = 0;
    for (int trial = 0; trial < 1000; trial++) {
      double[] first = new double[10];
      double[] second = new double[10];
      for (int i = 0; i < first.length; i++) {
        second[i] = 5 + random.nextGaussian();
        first[i] = 2 * second[i] + random.nextGaussian();
      }
      MeanRatio ratio = MeanRatio.of(first, second);
      held += Math.abs(ratio.ratio() - 2) <= ratio.halfWidth() ? 1 : 0;
    }
    assertThat(held).isBetween(930, 970);
  }

  @Test
  void knowsNothingOfOnePairAndWantsPairs() {
    assertThat(MeanRatio.of(new double[] {1}, new double[] {2}).halfWidth()).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeanRatio.of(new double[2], new double[3]));
  }
}

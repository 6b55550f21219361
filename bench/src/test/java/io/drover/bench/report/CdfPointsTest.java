package io.drover.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

class CdfPointsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void fewSamplesAreSorted() {
    assertThat(CdfPoints.of(new double[] {3, 1, 2, 2}, 400)).containsExactly(1, 2, 2, 3);
    assertThat(CdfPoints.of(new double[0], 400)).isEmpty();
  }

  @Test
  void whatIsNotKnownIsLeftOutAndWhatNeverEndsIsCounted() {
    double[] samples = {INFINITY, Double.NaN, 1};
    assertThat(CdfPoints.of(samples, 400)).containsExactly(1, INFINITY);
  }

  @Test
  void manySamplesLeaveTheirDistribution() {
    SplittableRandom random = new SplittableRandom(3);
    for (int count : new int[] {401, 799, 800, 12_345}) {
      double[] samples = random.doubles(count).map(u -> Math.floor(1000 * u * u)).toArray();
      double[] points = CdfPoints.of(samples, 400);
      assertThat(points).hasSize(400).isSorted();
      assertThat(points[399]).isEqualTo(Arrays.stream(samples).max().getAsDouble());
      for (int i = 0; i < points.length; i++) {
        double share = (i + 1) / 400.0;
        double at = points[i];
        assertThat(shareOf(samples, x -> x <= at)).isGreaterThanOrEqualTo(share - 1e-12);
        assertThat(shareOf(samples, x -> x < at)).isLessThan(share);
      }
    }
  }

  private static double shareOf(double[] samples, DoublePredicate which) {
    return (double) Arrays.stream(samples).filter(which).count() / samples.length;
  }
}

package io.drover.slam.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FusionTimeTest {
  private static List<FusionSample> samples(FusionTime time, int... maps) {
    return IntStream.of(maps).mapToObj(k -> new FusionSample(k, time.seconds(k))).toList();
  }

  @Test
  void recoversAQuadratic() {
    FusionTime fitted = FusionTime.fitted(samples(new FusionTime(0.5, 0.2, 0.03), 1, 2, 5, 9, 12));
    assertThat(fitted.constant()).isCloseTo(0.5, within(1e-9));
    assertThat(fitted.perMap()).isCloseTo(0.2, within(1e-9));
    assertThat(fitted.perSquare()).isCloseTo(0.03, within(1e-9));
    assertThat(fitted.seconds(0)).isZero();
    assertThat(fitted.seconds(10)).isCloseTo(5.5, within(1e-9));
  }

  @Test
  void fusingOneMapMayTakeNothing() {
    FusionTime pairs = new FusionTime(0, -0.1, 0.1);
    FusionTime fitted = FusionTime.fitted(samples(pairs, 1, 2, 3, 7));
    assertThat(fitted.seconds(1)).isCloseTo(0, within(1e-9));
    assertThat(fitted.seconds(2)).isCloseTo(0.2, within(1e-9));
    assertThat(fitted.seconds(20)).isCloseTo(38, within(1e-6));
  }

  /** In powers of k − 1. */
  private static FusionTime time(double first, double more, double square) {
    return new FusionTime(first - more + square, more - 2 * square, square);
  }

  @Test
  void moreMapsNeverTakeLessTimeAndNothingThatDoesSoExplainsMore() {
    SplittableRandom random = new SplittableRandom(1);
    int atTheBorder = 0;
    for (int trial = 0; trial < 100; trial++) {
      List<FusionSample> samples = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        samples.add(new FusionSample(random.nextInt(1, 12), random.nextDouble(0, 3)));
      }
      FusionTime fitted = FusionTime.fitted(samples);
      for (int maps = 1; maps < 30; maps++) {
        assertThat(fitted.seconds(maps + 1)).isGreaterThanOrEqualTo(fitted.seconds(maps) - 1e-9);
      }
      double residual = residual(fitted, samples);
      double first = fitted.seconds(1);
      double square = fitted.perSquare();
      double more = Math.max(0, fitted.seconds(2) - first - square);
      atTheBorder += Math.min(first, Math.min(more, square)) < 1e-9 ? 1 : 0;
      for (int other = 0; other < 50; other++) {
        FusionTime near =
            time(
                Math.max(0, first + random.nextDouble(-0.01, 0.01)),
                Math.max(0, more + random.nextDouble(-0.01, 0.01)),
                Math.max(0, square + random.nextDouble(-0.001, 0.001)));
        assertThat(residual(near, samples)).isGreaterThanOrEqualTo(residual - 1e-9);
      }
    }
    assertThat(atTheBorder).isGreaterThan(50);
  }

  private static double residual(FusionTime time, List<FusionSample> samples) {
    return samples.stream()
        .mapToDouble(sample -> Math.pow(time.seconds(sample.maps()) - sample.seconds(), 2))
        .sum();
  }

  @Test
  void fewSizesAreExplainedByFewTerms() {
    FusionTime one = FusionTime.fitted(List.of(new FusionSample(4, 0.8)));
    assertThat(one).isEqualTo(new FusionTime(0.8, 0, 0));
    FusionTime two = FusionTime.fitted(List.of(new FusionSample(1, 1), new FusionSample(3, 2)));
    assertThat(two.seconds(1)).isCloseTo(1, within(1e-9));
    assertThat(two.seconds(3)).isCloseTo(2, within(1e-9));
    assertThat(FusionTime.fitted(List.of(new FusionSample(3, 0))))
        .isEqualTo(new FusionTime(0, 0, 0));
  }

  @Test
  void rejectsWhatCannotHaveBeenMeasured() {
    assertThatThrownBy(() -> FusionTime.fitted(List.of())).hasMessageContaining("one sample");
    assertThatThrownBy(() -> new FusionSample(0, 1)).hasMessageContaining("0 maps");
    assertThatThrownBy(() -> new FusionSample(2, -1)).hasMessageContaining("-1.0 s");
    assertThatThrownBy(() -> new FusionTime(0, -0.1, 0)).hasMessageContaining("-0.1");
  }
}

package io.drover.slam.placement;

import java.util.List;

/**
 * How long fusing k maps takes on a machine of speed 1: a + b·k + c·k² seconds. Each pair may have
 * to be matched, hence the square. In powers of k − 1 no coefficient is negative, so that more maps
 * never take less time, not even beyond what was measured; a and b alone may be: k·(k − 1)/2 pairs
 * are none of one map.
 *
 * @param constant a, seconds
 * @param perMap b, seconds
 * @param perSquare c, seconds, ≥ 0
 */
public record FusionTime(double constant, double perMap, double perSquare) {
  /** By which sums of coefficients may be off, seconds. */
  private static final double ROUNDING = 1e-9;

  public FusionTime {
    double first = constant + perMap + perSquare;
    double growth = perMap + 2 * perSquare;
    if (!(first >= -ROUNDING && growth >= -ROUNDING && perSquare >= 0)
        || !Double.isFinite(first + growth)) {
      throw new IllegalArgumentException(
          "a fusion time of " + constant + " + " + perMap + "·k + " + perSquare + "·k² s");
    }
  }

  /**
   * The least squares of what was measured, in powers of k − 1 not negative. Terms that the samples
   * cannot tell apart (fewer than three sizes) are told by as few of them as explain the most,
   * lower powers first.
   *
   * @param samples at least one
   */
  public static FusionTime fitted(List<FusionSample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a fusion time needs at least one sample");
    }
    return new QuadraticFit(samples).best();
  }

  /** Seconds; of no maps none. */
  public double seconds(int maps) {
    return maps == 0 ? 0 : Math.max(0, constant + maps * (perMap + maps * perSquare));
  }
}

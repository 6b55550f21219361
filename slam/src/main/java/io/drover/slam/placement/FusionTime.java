package io.drover.slam.placement;

import java.util.List;

/**
 * How long fusing k maps takes on a machine of speed 1: a + b·k + c·k² seconds. Each pair may have
 * to be matched, hence the square. No coefficient is negative, so that more maps never take less
 * time, not even beyond what was measured.
 *
 * @param constant a, seconds, ≥ 0
 * @param perMap b, seconds, ≥ 0
 * @param perSquare c, seconds, ≥ 0
 */
public record FusionTime(double constant, double perMap, double perSquare) {
  public FusionTime {
    if (!(constant >= 0 && perMap >= 0 && perSquare >= 0)
        || !Double.isFinite(constant + perMap + perSquare)) {
      throw new IllegalArgumentException(
          "a fusion time of " + constant + " + " + perMap + "·k + " + perSquare + "·k² s");
    }
  }

  /**
   * The non-negative least squares of what was measured. Terms that the samples cannot tell apart
   * (fewer than three sizes) are told by as few of them as explain the most, lower powers first.
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
    return maps == 0 ? 0 : constant + maps * (perMap + maps * perSquare);
  }
}

package io.drover.slam.placement;

/**
 * One measured fusion.
 *
 * @param maps fused, ≥ 1
 * @param seconds that it took, ≥ 0
 */
public record FusionSample(int maps, double seconds) {
  public FusionSample {
    if (maps < 1 || !(seconds >= 0) || !Double.isFinite(seconds)) {
      throw new IllegalArgumentException(
          "a fusion of " + maps + " maps in " + seconds + " s is not possible");
    }
  }
}

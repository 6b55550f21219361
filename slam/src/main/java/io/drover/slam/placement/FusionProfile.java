package io.drover.slam.placement;

/**
 * What fusing maps costs.
 *
 * @param time by the number of maps, on a machine of speed 1
 * @param bytesPerSquareMetre of a map on its way to the cloud, ≥ 0
 */
public record FusionProfile(FusionTime time, double bytesPerSquareMetre) {
  public FusionProfile {
    Quantities.requireNotNegative("bytes a square metre", bytesPerSquareMetre);
  }
}

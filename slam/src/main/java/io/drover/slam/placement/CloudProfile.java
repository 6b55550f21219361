package io.drover.slam.placement;

/**
 * What the cloud can do.
 *
 * @param speed relative to the machine on which fusions were measured, &gt; 0
 */
public record CloudProfile(double speed) {
  public CloudProfile {
    Quantities.requirePositive("the cloud's speed", speed);
  }
}

package io.drover.navigation;

/**
 * What an edge grants one drone.
 *
 * @param cores CPU cores, ≥ 0; 0 means that the drone is not served
 */
public record ResourceShare(double cores) {
  public static final ResourceShare NONE = new ResourceShare(0);

  public ResourceShare {
    if (!(cores >= 0) || Double.isInfinite(cores)) {
      throw new IllegalArgumentException("a share of " + cores + " cores is not possible");
    }
  }
}

package io.drover.navigation;

/**
 * A share as an edge announces it.
 *
 * @param fullCores with so many cores and more its frames are served as fast as they can be, &gt; 0
 */
public record GrantedShare(ResourceShare share, double fullCores) {
  /** Before an edge has said anything. */
  public static final GrantedShare NONE = new GrantedShare(ResourceShare.NONE, 1);

  public GrantedShare {
    if (!(fullCores > 0) || Double.isInfinite(fullCores)) {
      throw new IllegalArgumentException("an edge of " + fullCores + " cores is not possible");
    }
  }

  /** How many times as long as at best a frame takes, ≥ 1; infinite if the drone is not served. */
  public double slowdown() {
    return Math.max(1, fullCores / share.cores());
  }
}

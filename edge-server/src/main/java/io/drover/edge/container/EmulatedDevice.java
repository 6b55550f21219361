package io.drover.edge.container;

import io.drover.core.device.DeviceProfile;
import io.drover.core.time.NanoClock;
import io.drover.navigation.EmulatedNavigationModel;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.ResourceShare;
import java.util.function.Supplier;

/**
 * The machine that an edge pretends to be.
 *
 * @param profile its latencies when a drone has it all
 * @param fullCores how many cores that are, &gt; 0; a share s takes max(1, fullCores / s) times as
 *     long
 */
public record EmulatedDevice(DeviceProfile profile, double fullCores) {
  /**
   * Below this a share only waits longer; it keeps a share that shrinks to 0 from waiting forever.
   */
  private static final double LEAST_CORES = 0.01;

  public EmulatedDevice {
    if (!(fullCores > 0) || Double.isInfinite(fullCores)) {
      throw new IllegalArgumentException("a device of " + fullCores + " cores is not possible");
    }
  }

  /** How many times the full share's latency a share takes, ≥ 1. */
  public double slowdown(ResourceShare share) {
    return Math.max(1, fullCores / Math.max(share.cores(), LEAST_CORES));
  }

  NavigationModel slowed(NavigationModel model, NanoClock clock, Supplier<ResourceShare> share) {
    return new EmulatedNavigationModel(model, profile, clock, () -> slowdown(share.get()));
  }
}

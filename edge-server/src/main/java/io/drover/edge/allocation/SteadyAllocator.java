package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import io.drover.navigation.ResourceShare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps another allocator from fidgeting: small changes are not made, large ones in steps. Drones
 * that come and go, and cores that are no longer there, are followed at once.
 */
public final class SteadyAllocator implements ResourceAllocator {
  private final ResourceAllocator inner;
  private final Steadiness steadiness;

  /**
   * How steady shares are.
   *
   * @param deadBandCores a share that would change by less stays, ≥ 0
   * @param stepCores what a share changes by at most from one allocation to the next, &gt; dead
   *     band
   */
  public record Steadiness(double deadBandCores, double stepCores) {
    /** At four allocations a second: from a tenth of a core on, four cores a second. */
    public static final Steadiness DEFAULT = new Steadiness(0.1, 1);

    public Steadiness {
      if (!(deadBandCores >= 0) || !(stepCores > deadBandCores)) {
        throw new IllegalArgumentException(
            "shares that may change by %s cores, but from %s on, never change"
                .formatted(stepCores, deadBandCores));
      }
    }
  }

  public SteadyAllocator(ResourceAllocator inner, Steadiness steadiness) {
    this.inner = inner;
    this.steadiness = steadiness;
  }

  @Override
  public Map<DroneId, ResourceShare> allocate(double cores, List<DroneDemand> demands) {
    Map<DroneId, ResourceShare> aims = inner.allocate(cores, demands);
    double[] share = new double[demands.size()];
    double[] above = new double[share.length];
    double given = 0;
    double aboveAll = 0;
    for (int i = 0; i < share.length; i++) {
      double aim = aims.getOrDefault(demands.get(i).drone(), ResourceShare.NONE).cores();
      share[i] = towards(demands.get(i).current().cores(), aim);
      above[i] = Math.max(0, share[i] - aim);
      given += share[i];
      aboveAll += above[i];
    }
    // those that still hold more than they should make room for those that grow
    double missing = Math.max(0, given - cores);
    Map<DroneId, ResourceShare> shares = new HashMap<>();
    for (int i = 0; i < share.length; i++) {
      double back = aboveAll > 0 ? above[i] * Math.min(1, missing / aboveAll) : 0;
      shares.put(demands.get(i).drone(), new ResourceShare(share[i] - back));
    }
    return shares;
  }

  private double towards(double now, double aim) {
    double change = aim - now;
    if (now == 0 || aim == 0) {
      return aim;
    }
    if (Math.abs(change) < steadiness.deadBandCores()) {
      return now;
    }
    return now + Math.max(-steadiness.stepCores(), Math.min(steadiness.stepCores(), change));
  }

  @Override
  public ResourceShare announced(double cores, ResourceShare granted) {
    return inner.announced(cores, granted);
  }
}

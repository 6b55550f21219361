package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import io.drover.navigation.ResourceShare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A3D's network-aware allocation: cores in proportion to the share of frames that a drone of its
 * bandwidth sends, with or without bounds ({@link BoundedShares}).
 */
public final class NetworkAwareAllocator implements ResourceAllocator {
  private final OffloadRegression regression = new OffloadRegression();
  private final boolean bounded;
  private final double least;
  private final double most;

  private NetworkAwareAllocator(boolean bounded, double least, double most) {
    this.bounded = bounded;
    this.least = least;
    this.most = most;
  }

  /** The paper's rule with its bounds, its two defects mended. */
  public static NetworkAwareAllocator bounded(double leastCores, double mostCores) {
    return new NetworkAwareAllocator(true, leastCores, mostCores);
  }

  /** The paper's rule, by ratios alone. */
  public static NetworkAwareAllocator unbounded() {
    return new NetworkAwareAllocator(false, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public Map<DroneId, ResourceShare> allocate(double cores, List<DroneDemand> demands) {
    regression.observe(demands);
    double[] ratio = demands.stream().mapToDouble(this::ratio).toArray();
    double[] share =
        bounded ? BoundedShares.mended(cores, ratio, least, most) : proportional(cores, ratio);
    Map<DroneId, ResourceShare> shares = new HashMap<>();
    for (int i = 0; i < share.length; i++) {
      shares.put(demands.get(i).drone(), new ResourceShare(share[i]));
    }
    return shares;
  }

  /** One that has not reported counts as the average does. */
  private double ratio(DroneDemand demand) {
    return demand.link().map(link -> regression.ratio(link.uplinkBitsPerSecond())).orElse(0.5);
  }

  private static double[] proportional(double cores, double[] ratio) {
    double sum = 0;
    for (double one : ratio) {
      sum += one;
    }
    double[] share = new double[ratio.length];
    for (int i = 0; i < share.length; i++) {
      share[i] = sum > 0 ? cores * ratio[i] / sum : cores / share.length;
    }
    return share;
  }
}

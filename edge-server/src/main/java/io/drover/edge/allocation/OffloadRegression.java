package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A3D's R(b): the share of frames that drones send to the edge as a logarithmic regression on their
 * bandwidth, α + β·ln b, clamped to [0, 1]. Least squares over what drones report, newer reports
 * counting more; two invented ones of little weight stand for a beginning.
 */
final class OffloadRegression {
  /** Of all earlier reports when a new one comes: some five hundred count. */
  private static final double KEPT = 0.998;

  private static final double LEAST_BITS_PER_SECOND = 1e3;
  private static final double[] NOTHING_SENT_AT = {0.1e6, 0};
  private static final double[] ALL_SENT_AT = {10e6, 1};
  private static final double WEIGHT_AT_FIRST = 2;

  private final Map<DroneId, LinkEstimate> last = new HashMap<>();
  private double weight;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumXy;

  OffloadRegression() {
    add(NOTHING_SENT_AT[0], NOTHING_SENT_AT[1], WEIGHT_AT_FIRST);
    add(ALL_SENT_AT[0], ALL_SENT_AT[1], WEIGHT_AT_FIRST);
  }

  /** Takes in what drones have reported since the last time. */
  void observe(List<DroneDemand> demands) {
    for (DroneDemand demand : demands) {
      demand
          .link()
          .filter(link -> !link.equals(last.put(demand.drone(), link)))
          .ifPresent(link -> add(link.uplinkBitsPerSecond(), link.offloadRatio(), 1));
    }
    last.keySet().retainAll(demands.stream().map(DroneDemand::drone).toList());
  }

  /** R(b), 0 to 1. */
  double ratio(double bitsPerSecond) {
    double x = x(bitsPerSecond);
    double spread = sumXx - sumX * sumX / weight;
    double slope = spread > 1e-9 * weight ? (sumXy - sumX * sumY / weight) / spread : 0;
    double ratio = sumY / weight + slope * (x - sumX / weight);
    return Math.max(0, Math.min(1, ratio));
  }

  private void add(double bitsPerSecond, double ratio, double counts) {
    double x = x(bitsPerSecond);
    weight = KEPT * weight + counts;
    sumX = KEPT * sumX + counts * x;
    sumY = KEPT * sumY + counts * ratio;
    sumXx = KEPT * sumXx + counts * x * x;
    sumXy = KEPT * sumXy + counts * x * ratio;
  }

  private static double x(double bitsPerSecond) {
    return Math.log(Math.max(LEAST_BITS_PER_SECOND, bitsPerSecond));
  }
}

package io.drover.onboard.scheduler;

import java.util.Arrays;

/**
 * What the last seconds were like, beyond A3D's state.
 *
 * @param bandwidthSpread σ of the natural logarithm of the last decisions' bandwidths; 0 at first
 * @param bandwidthTrend natural logarithm of the bandwidth over its mean in the last decisions
 * @param persistence [actions] share of the recent outputs that would still have fitted the scene
 *     after the action's predicted latency, from 0 to 1; 1 where nothing is known
 */
public record RecentPast(double bandwidthSpread, double bandwidthTrend, double[] persistence) {
  /** Before the first frame. */
  public static RecentPast unknown(int actions) {
    double[] persistence = new double[actions];
    Arrays.fill(persistence, 1);
    return new RecentPast(0, 0, persistence);
  }
}

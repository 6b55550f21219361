package io.drover.onboard.perception;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which of several edge servers frames go to: the present one until another is clearly faster for a
 * while, so that measurements that jitter do not drive a drone to and fro.
 *
 * <p>For how long is drawn anew each time, up to twice the least: a herd that sees a free edge must
 * not go there as one, for then the edge that it left would be the free one.
 *
 * <p>At once it is left when it cannot be reached, and when a frame has missed its deadline there
 * and another is clearly faster. The first choice is of whichever is fastest. One thread.
 */
public final class EdgeSelector {
  /** Differences below are nothing that anybody could tell, however fast both are. */
  private static final double LEAST_GAIN_SECONDS = 0.005;

  private final HandoverOptions options;
  private final RandomGenerator random;
  private boolean begun;
  private int present;
  private double settledSeconds = Double.NEGATIVE_INFINITY;
  private double betterSinceSeconds = Double.NaN;
  private double holdSeconds;

  /**
   * A selector that has chosen nothing yet.
   *
   * @param random another for each drone
   */
  public EdgeSelector(HandoverOptions options, RandomGenerator random) {
    this.options = options;
    this.random = random;
  }

  /** The number, from 0, of the edge server that frames go to. */
  public int present() {
    return present;
  }

  /**
   * Chooses anew.
   *
   * @param nowSeconds never earlier than before
   * @param outlooks one for each edge server, always as many
   * @return the number of the one that frames go to from now on
   */
  public int choose(double nowSeconds, List<EdgeOutlook> outlooks) {
    int best = best(outlooks);
    EdgeOutlook here = outlooks.get(present);
    if (best < 0) {
      betterSinceSeconds = Double.NaN;
      return present;
    }
    if (!begun || !here.reachable()) {
      return take(best, nowSeconds);
    }
    if (!clearlyFaster(outlooks.get(best), here)) {
      betterSinceSeconds = Double.NaN;
      return present;
    }
    if (Double.isNaN(betterSinceSeconds)) {
      betterSinceSeconds = nowSeconds;
      holdSeconds = options.holdSeconds() * (1 + random.nextDouble());
    }
    boolean held = nowSeconds - betterSinceSeconds >= holdSeconds;
    boolean driven = here.missed() && nowSeconds >= settledSeconds;
    return held || driven ? take(best, nowSeconds) : present;
  }

  private int take(int edge, double nowSeconds) {
    if (edge != present) {
      settledSeconds = nowSeconds + options.settleSeconds();
    }
    begun = true;
    present = edge;
    betterSinceSeconds = Double.NaN;
    return present;
  }

  /** The fastest that can be reached, of equals the present one; −1 if none can be. */
  private int best(List<EdgeOutlook> outlooks) {
    int best = outlooks.get(present).reachable() ? present : -1;
    for (int edge = 0; edge < outlooks.size(); edge++) {
      EdgeOutlook one = outlooks.get(edge);
      if (one.reachable()
          && (best < 0 || one.expectedSeconds() < outlooks.get(best).expectedSeconds())) {
        best = edge;
      }
    }
    return best;
  }

  private boolean clearlyFaster(EdgeOutlook other, EdgeOutlook here) {
    double most = here.expectedSeconds() * (1 - options.margin());
    return other.expectedSeconds() < Math.min(most, here.expectedSeconds() - LEAST_GAIN_SECONDS);
  }
}

package io.drover.edge.allocation;

import io.drover.navigation.QualityCurve;

/**
 * What every share is worth to one drone, in whole units of cores: its priority times the QoN that
 * it expects, and a little for having more at all, by which cores that nobody expects anything of
 * are spread rather than left.
 */
final class ShareValues {
  /** What √cores are worth beside QoN: too little to outweigh any of it. */
  private static final double SPREAD = 1e-4;

  private final int least;
  private final double[] worth;

  /**
   * Values of a drone.
   *
   * @param cores that there are
   * @param unit cores in a unit
   */
  ShareValues(DroneDemand demand, double cores, double unit) {
    QualityCurve curve = demand.curve().orElse(QualityCurve.UNKNOWN);
    ShareTerms terms = demand.terms();
    double rounding = 1e-9;
    least = Math.max(1, (int) Math.ceil(terms.floorCores() / unit - rounding));
    double ceiling = Math.min(terms.ceilingCores(), cores);
    worth = new double[(int) Math.floor(ceiling / unit + rounding) + 1];
    for (int units = 0; units < worth.length; units++) {
      double share = units * unit;
      worth[units] = terms.priority() * (curve.at(share) + SPREAD * Math.sqrt(share));
    }
  }

  /** The most units that it may have. */
  int most() {
    return worth.length - 1;
  }

  /** Whether it may have so many. */
  boolean allowed(int units) {
    return units == 0 || (units >= least && units < worth.length);
  }

  /** The smallest number of units above some that it may have; above {@link #most} if none. */
  int next(int units) {
    return Math.max(least, units + 1);
  }

  double at(int units) {
    return worth[units];
  }

  /** What each further unit brings up to a number of them. */
  double slope(int from, int to) {
    return (worth[to] - worth[from]) / (to - from);
  }

  /**
   * Where to go on from some units: that number, at most so many more, by which each brings most.
   *
   * @return 0 if there is none
   */
  int steepest(int from, int atMostMore) {
    int best = 0;
    double steepest = Double.NEGATIVE_INFINITY;
    long end = Math.min(most(), (long) from + atMostMore);
    for (int to = next(from); to <= end; to++) {
      double slope = slope(from, to);
      // of equals the farthest: it is the same line in fewer steps
      if (slope >= steepest) {
        steepest = slope;
        best = to;
      }
    }
    return best;
  }
}

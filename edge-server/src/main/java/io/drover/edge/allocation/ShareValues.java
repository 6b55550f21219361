package io.drover.edge.allocation;

import io.drover.navigation.QualityCurve;
import java.util.List;

/**
 * What every share is worth to one drone, in whole units of cores: its priority times the QoN that
 * can be expected of it, and a little for having more at all, by which cores that nobody expects
 * anything of are spread rather than left.
 *
 * <p>A drone's own expectation counts a part only, the herd's the rest. It is of few samples, what
 * held in the last seconds need not hold in the next, and a drone that is served slowly sees fewer
 * frames and less of what moves between them, so that it asks for too little.
 */
final class ShareValues {
  /** What √cores are worth beside QoN: too little to outweigh any of it. */
  private static final double SPREAD = 1e-4;

  private static final double ROUNDING = 1e-9;

  private final int least;
  private final double[] worth;
  private final int[] nextOfEnvelope;

  private ShareValues(int least, double[] worth) {
    this.least = least;
    this.worth = worth;
    this.nextOfEnvelope = envelope();
  }

  /** From each corner of the concave envelope the next one; 0 where there is none. */
  private int[] envelope() {
    int[] corners = new int[worth.length];
    int last = 0;
    for (int units = least; units < worth.length; units++) {
      while (last > 0 && slope(corners[last - 1], corners[last]) <= slope(corners[last], units)) {
        last--;
      }
      corners[++last] = units;
    }
    int[] next = new int[worth.length];
    for (int corner = 0; corner < last; corner++) {
      next[corners[corner]] = corners[corner + 1];
    }
    return next;
  }

  /**
   * Values of a herd.
   *
   * @param cores that there are
   * @param unit cores in a unit
   * @param own what a drone's own expectation counts, 0 to 1
   */
  static ShareValues[] of(List<DroneDemand> demands, double cores, double unit, double own) {
    double[][] expected = new double[demands.size()][];
    int most = 0;
    for (int i = 0; i < expected.length; i++) {
      most = Math.max(most, units(demands.get(i), cores, unit));
    }
    double[] herd = new double[most + 1];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = demands.get(i).curve().orElse(QualityCurve.UNKNOWN).sampled(unit, most + 1);
      for (int units = 0; units <= most; units++) {
        herd[units] += expected[i][units] / expected.length;
      }
    }
    ShareValues[] values = new ShareValues[expected.length];
    for (int i = 0; i < values.length; i++) {
      ShareTerms terms = demands.get(i).terms();
      double[] worth = new double[units(demands.get(i), cores, unit) + 1];
      for (int units = 0; units < worth.length; units++) {
        double quality = own * expected[i][units] + (1 - own) * herd[units];
        worth[units] = terms.priority() * (quality + SPREAD * Math.sqrt(units * unit));
      }
      int least = (int) Math.ceil(terms.floorCores() / unit - ROUNDING);
      values[i] = new ShareValues(Math.max(1, least), worth);
    }
    return values;
  }

  /** How many units a drone may have, or can use. */
  private static int units(DroneDemand demand, double cores, double unit) {
    double useful =
        Math.max(
            demand.terms().floorCores(), demand.curve().orElse(QualityCurve.UNKNOWN).mostCores());
    double most = Math.min(cores, Math.min(demand.terms().ceilingCores(), useful));
    return (int) Math.floor(most / unit + ROUNDING);
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
    int corner = nextOfEnvelope[from];
    return corner > 0 && corner - from <= atMostMore ? corner : scanned(from, atMostMore);
  }

  private int scanned(int from, int atMostMore) {
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

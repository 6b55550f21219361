package io.drover.edge.allocation;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A3D's network-aware shares with bounds: in proportion to offload ratios, those above h cut to h,
 * those below l raised to l while what is cut pays for it, and beyond that dropped.
 *
 * <p>What the algorithm leaves undone as printed is mended here: a drone that comes above h by what
 * is spread is cut again, and what then is left goes to whoever can use it: served drones below h,
 * then dropped ones.
 */
final class BoundedShares {
  private static final double ROUNDING = 1e-9;

  private final double cores;
  private final double[] ratio;
  private final double least;
  private final double most;
  private final double[] share;

  private BoundedShares(double cores, double[] ratio, double least, double most) {
    this.cores = cores;
    this.ratio = ratio;
    this.least = least;
    this.most = most;
    this.share = new double[ratio.length];
  }

  /**
   * The algorithm as printed, with its two defects: a share may come above h, and cores may be left
   * that somebody could use.
   *
   * @param cores λ
   * @param ratio f, what each drone sends of its frames, or any multiple of it
   * @param least l
   * @param most h
   */
  static double[] asPrinted(double cores, double[] ratio, double least, double most) {
    BoundedShares shares = new BoundedShares(cores, ratio, least, most);
    shares.print();
    return shares.share;
  }

  /** The algorithm mended: every share is 0 or in [l, h], and nothing is left that can be used. */
  static double[] mended(double cores, double[] ratio, double least, double most) {
    BoundedShares shares = new BoundedShares(cores, ratio, least, most);
    shares.print();
    shares.mend();
    return shares.share;
  }

  private void print() {
    double sum = IntStream.range(0, ratio.length).mapToDouble(this::weight).sum();
    double surplus = 0;
    double shortage = 0;
    double between = 0;
    boolean[] low = new boolean[share.length];
    boolean[] free = new boolean[share.length];
    double[] before = new double[share.length];
    for (int i = 0; i < share.length; i++) {
      before[i] = cores * weight(i) / sum;
      low[i] = before[i] < least;
      free[i] = !low[i] && before[i] <= most;
      share[i] = Math.max(least, Math.min(most, before[i]));
      surplus += Math.max(0, before[i] - most);
      shortage += Math.max(0, least - before[i]);
      between += free[i] ? weight(i) : 0;
    }
    while (surplus - shortage < -ROUNDING) {
      int smallest = leastOf(low, before);
      low[smallest] = false;
      share[smallest] = 0;
      shortage -= least;
    }
    for (int i = 0; i < share.length; i++) {
      if (free[i]) {
        share[i] += (surplus - shortage) * weight(i) / between;
      }
    }
  }

  private void mend() {
    boolean[] raised = new boolean[share.length];
    for (int i = 0; i < share.length; i++) {
      raised[i] = share[i] == least;
      share[i] = Math.min(most, share[i]);
    }
    spread(i -> share[i] > 0 && !raised[i]);
    spread(i -> share[i] > 0);
    for (int next = greatestDropped(); next >= 0; next = greatestDropped()) {
      double missing = least - left();
      if (missing > ROUNDING && spare() < missing) {
        return;
      }
      takeBack(Math.max(0, missing));
      share[next] = least;
      int entered = next;
      spread(i -> i == entered);
    }
  }

  /** Gives what is left to some, in proportion to their ratios and up to h each. */
  private void spread(IntPredicate to) {
    while (left() > ROUNDING) {
      double between =
          IntStream.range(0, share.length)
              .filter(i -> to.test(i) && share[i] < most)
              .mapToDouble(this::weight)
              .sum();
      if (between == 0) {
        return;
      }
      double rest = left();
      for (int i = 0; i < share.length; i++) {
        if (to.test(i) && share[i] < most) {
          share[i] = Math.min(most, share[i] + rest * weight(i) / between);
        }
      }
    }
  }

  /** Takes cores from those who have more than l, in proportion to what that is. */
  private void takeBack(double missing) {
    double spare = spare();
    if (missing == 0) {
      return;
    }
    for (int i = 0; i < share.length; i++) {
      share[i] -= missing / spare * Math.max(0, share[i] - least);
    }
  }

  private double spare() {
    double spare = 0;
    for (double one : share) {
      spare += Math.max(0, one - least);
    }
    return spare;
  }

  private double left() {
    double given = 0;
    for (double one : share) {
      given += one;
    }
    return cores - given;
  }

  private int greatestDropped() {
    int greatest = -1;
    // cores that nobody can have any more are no reason to take some from anybody
    for (int i = 0; i < share.length && left() > ROUNDING; i++) {
      if (share[i] == 0 && (greatest < 0 || ratio[i] > ratio[greatest])) {
        greatest = i;
      }
    }
    return greatest;
  }

  private static int leastOf(boolean[] among, double[] values) {
    int smallest = -1;
    for (int i = 0; i < among.length; i++) {
      if (among[i] && (smallest < 0 || values[i] < values[smallest])) {
        smallest = i;
      }
    }
    return smallest;
  }

  /** Ratios of 0 count a little, or nobody could have what is left among them. */
  private double weight(int i) {
    return Math.max(ratio[i], 1e-9);
  }
}

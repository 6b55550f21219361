package io.drover.slam.placement;

/** Decides which edge serves which group. Implementations are deterministic. */
public interface GroupAssigner {
  /**
   * One edge a group, no two the same.
   *
   * @param seconds [group][edge], ≥ 0, not NaN, positive infinity where it is not possible; at
   *     least as many edges as groups
   * @return the edge of each group
   */
  int[] assign(double[][] seconds);

  /** The largest cost of an assignment. */
  static double bottleneck(double[][] seconds, int[] edgeOfGroup) {
    double largest = 0;
    for (int group = 0; group < edgeOfGroup.length; group++) {
      largest = Math.max(largest, seconds[group][edgeOfGroup[group]]);
    }
    return largest;
  }
}

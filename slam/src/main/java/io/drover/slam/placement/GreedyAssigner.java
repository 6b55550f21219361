package io.drover.slam.placement;

/** RecSLAM's order, a baseline: each group in turn takes the free edge that costs it least. */
public record GreedyAssigner() implements GroupAssigner {
  @Override
  public int[] assign(double[][] seconds) {
    int[] edgeOfGroup = new int[seconds.length];
    boolean[] taken = new boolean[seconds.length == 0 ? 0 : seconds[0].length];
    for (int group = 0; group < seconds.length; group++) {
      int cheapest = -1;
      for (int edge = 0; edge < taken.length; edge++) {
        if (!taken[edge] && (cheapest < 0 || seconds[group][edge] < seconds[group][cheapest])) {
          cheapest = edge;
        }
      }
      edgeOfGroup[group] = cheapest;
      taken[cheapest] = true;
    }
    return edgeOfGroup;
  }
}

package io.drover.slam.placement;

import java.util.Arrays;

/**
 * The assignment whose largest cost is least, exactly: the least cost under which all groups can be
 * matched to edges, by bisection over the costs and augmenting paths. O(N²·M·log(N·M)).
 */
public record BottleneckAssigner() implements GroupAssigner {
  private static final int FREE = -1;

  @Override
  public int[] assign(double[][] seconds) {
    double[] costs = Arrays.stream(seconds).flatMapToDouble(Arrays::stream).sorted().toArray();
    int low = 0;
    int high = costs.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (new Matching(seconds, costs[middle]).complete()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    Matching matching = new Matching(seconds, costs.length == 0 ? 0 : costs[low]);
    if (!matching.complete()) {
      throw new IllegalArgumentException(seconds.length + " groups have too few edges");
    }
    return matching.edgeOfGroup;
  }

  /** Groups to edges at no more than a limit each. */
  private static final class Matching {
    private final double[][] seconds;
    private final double limit;
    private final int[] edgeOfGroup;
    private final int[] groupOfEdge;

    Matching(double[][] seconds, double limit) {
      this.seconds = seconds;
      this.limit = limit;
      this.edgeOfGroup = new int[seconds.length];
      this.groupOfEdge = new int[seconds.length == 0 ? 0 : seconds[0].length];
    }

    boolean complete() {
      Arrays.fill(groupOfEdge, FREE);
      for (int group = 0; group < seconds.length; group++) {
        if (!augment(group, new boolean[groupOfEdge.length])) {
          return false;
        }
      }
      return true;
    }

    private boolean augment(int group, boolean[] seen) {
      for (int edge = 0; edge < groupOfEdge.length; edge++) {
        if (!seen[edge] && seconds[group][edge] <= limit) {
          seen[edge] = true;
          if (groupOfEdge[edge] == FREE || augment(groupOfEdge[edge], seen)) {
            groupOfEdge[edge] = group;
            edgeOfGroup[group] = edge;
            return true;
          }
        }
      }
      return false;
    }
  }
}

package io.drover.slam.placement;

import java.util.Arrays;

/**
 * RecSLAM's construction: a group begins with the unassigned robot of the fewest neighbours and
 * takes the one of the largest gain Σ_{u∈P} w(u, v) − Σ_{u∉P} w(u, v) until it is full; the last
 * group takes who is left. Neighbours are those not assigned yet; of equals the first. O(V³).
 */
public record GrowthGrouper() implements Grouper {
  private static final int UNASSIGNED = -1;

  @Override
  public RobotGrouping group(OverlapGraph graph, int groups) {
    int[] groupOf = new int[graph.robots()];
    Arrays.fill(groupOf, UNASSIGNED);
    int most = RobotGrouping.mostPerGroup(graph.robots(), groups);
    for (int group = 0; group < groups - 1; group++) {
      for (int size = 0; size < most; size++) {
        int next = size == 0 ? loneliest(graph, groupOf) : closest(graph, groupOf, group);
        if (next == UNASSIGNED) {
          return RobotGrouping.of(groupOf, groups);
        }
        groupOf[next] = group;
      }
    }
    for (int robot = 0; robot < groupOf.length; robot++) {
      groupOf[robot] = groupOf[robot] == UNASSIGNED ? groups - 1 : groupOf[robot];
    }
    return RobotGrouping.of(groupOf, groups);
  }

  private static int loneliest(OverlapGraph graph, int[] groupOf) {
    int found = UNASSIGNED;
    int fewest = Integer.MAX_VALUE;
    for (int robot = 0; robot < groupOf.length; robot++) {
      if (groupOf[robot] == UNASSIGNED) {
        int neighbours = 0;
        for (int other = 0; other < groupOf.length; other++) {
          neighbours += groupOf[other] == UNASSIGNED && graph.weight(robot, other) > 0 ? 1 : 0;
        }
        if (neighbours < fewest) {
          fewest = neighbours;
          found = robot;
        }
      }
    }
    return found;
  }

  private static int closest(OverlapGraph graph, int[] groupOf, int group) {
    int found = UNASSIGNED;
    double largest = Double.NEGATIVE_INFINITY;
    for (int robot = 0; robot < groupOf.length; robot++) {
      if (groupOf[robot] == UNASSIGNED) {
        double gain = 0;
        for (int other = 0; other < groupOf.length; other++) {
          double weight = graph.weight(robot, other);
          gain += groupOf[other] == group ? weight : -weight;
        }
        if (gain > largest) {
          largest = gain;
          found = robot;
        }
      }
    }
    return found;
  }
}

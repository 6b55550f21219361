package io.drover.slam.placement;

import java.util.SplittableRandom;

/**
 * A baseline: groups of equal size, or one apart, drawn by lot.
 *
 * @param seed the same one draws the same groups
 */
public record RandomGrouper(long seed) implements Grouper {
  @Override
  public RobotGrouping group(OverlapGraph graph, int groups) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] groupOf = new int[graph.robots()];
    for (int robot = 0; robot < groupOf.length; robot++) {
      int other = random.nextInt(robot + 1);
      groupOf[robot] = groupOf[other];
      groupOf[other] = robot % groups;
    }
    return RobotGrouping.of(groupOf, groups);
  }
}

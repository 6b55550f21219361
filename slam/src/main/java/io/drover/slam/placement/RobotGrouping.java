package io.drover.slam.placement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * RecSLAM's partition: V robots in N groups of at most ⌈V/N⌉, so that no edge fuses many more maps
 * than another.
 *
 * @param groups robots' numbers; each of 0 to V − 1 is in exactly one group, and a group may be
 *     empty
 */
public record RobotGrouping(List<List<Integer>> groups) {
  public RobotGrouping {
    groups = groups.stream().map(List::copyOf).toList();
    int robots = groups.stream().mapToInt(List::size).sum();
    boolean[] seen = new boolean[robots];
    for (List<Integer> group : groups) {
      if (group.size() > mostPerGroup(robots, groups.size())) {
        throw new IllegalArgumentException(
            "a group of "
                + group.size()
                + " is too large for "
                + robots
                + " robots in "
                + groups.size()
                + " groups");
      }
      for (int robot : group) {
        if (robot < 0 || robot >= robots || seen[robot]) {
          throw new IllegalArgumentException(
              "robot " + robot + " is grouped twice, or another one not at all: " + groups);
        }
        seen[robot] = true;
      }
    }
  }

  /** From the group of each robot. */
  static RobotGrouping of(int[] groupOf, int groups) {
    List<List<Integer>> members = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      members.add(new ArrayList<>());
    }
    for (int robot = 0; robot < groupOf.length; robot++) {
      members.get(groupOf[robot]).add(robot);
    }
    return new RobotGrouping(Collections.unmodifiableList(members));
  }

  /** ⌈V/N⌉. */
  static int mostPerGroup(int robots, int groups) {
    return groups == 0 ? 0 : (robots + groups - 1) / groups;
  }

  public int robots() {
    return groups.stream().mapToInt(List::size).sum();
  }

  /** The group of each robot. */
  int[] groupOf() {
    int[] groupOf = new int[robots()];
    for (int group = 0; group < groups.size(); group++) {
      for (int robot : groups.get(group)) {
        groupOf[robot] = group;
      }
    }
    return groupOf;
  }
}

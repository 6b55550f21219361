package io.drover.bench.slam;

import java.util.List;

/**
 * How much of RecSLAM's figures is measured.
 *
 * @param robots sizes of fleets; the largest is simulated, the others are its first robots
 * @param fleets so many of each building, of which means are told
 * @param randomSeeds draws of random groups
 * @param plannerCalls of each planner after as many to warm up
 * @param plannerRobots sizes of the fleets that are only planned
 */
record RecSlamEffort(
    List<Integer> robots,
    int fleets,
    int randomSeeds,
    int plannerCalls,
    List<Integer> plannerRobots) {
  static final RecSlamEffort FULL =
      new RecSlamEffort(List.of(6, 8, 10), 3, 100, 200, List.of(10, 20, 30, 40, 50));

  /** A first look. */
  static final RecSlamEffort FIRST_LOOK =
      new RecSlamEffort(List.of(6, 8, 10), 1, 100, 30, List.of(10, 30, 50));

  RecSlamEffort {
    robots = List.copyOf(robots);
    plannerRobots = List.copyOf(plannerRobots);
    if (robots.isEmpty() || fleets < 1 || randomSeeds < 1 || plannerCalls < 1) {
      throw new IllegalArgumentException("each is measured once at least");
    }
  }

  int mostRobots() {
    return robots.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }
}

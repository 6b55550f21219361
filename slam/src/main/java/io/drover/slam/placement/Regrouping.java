package io.drover.slam.placement;

import java.util.Arrays;

/**
 * Keeps a plan up with robots that wander, join and lose their edge, without moving robots to and
 * fro. A robot whose edge is out of its reach, and one that is new, goes where t_c is least while
 * all others stay. Others move only if t_c falls by a given share, their moves counted against it.
 *
 * <p>An edge that died is one that no robot reaches. Immutable; any thread.
 */
public final class Regrouping {
  private final RegroupingOptions options;
  private final PlacementPlanner planner;

  /**
   * A rule.
   *
   * @param planner of the plans that the present one is held against
   */
  public Regrouping(RegroupingOptions options, PlacementPlanner planner) {
    this.options = options;
    this.planner = planner;
  }

  /**
   * One look.
   *
   * @param present of the robots so far, the first ones of the problem; those after them are new
   * @param problem as it is measured now, on the same edges
   */
  public Regrouped regroup(EdgePlacement present, PlacementProblem problem) {
    int robots = problem.robots().size();
    if (present.robots() > robots || present.edges() != problem.edges().size()) {
      throw new IllegalArgumentException(
          "%d robots on %d edges cannot have become %d on %d: plan anew"
              .formatted(present.robots(), present.edges(), robots, problem.edges().size()));
    }
    int[] edgeOf = Arrays.copyOf(present.toArray(), robots);
    RobotSet forced = new RobotSet(robots);
    for (int robot = 0; robot < robots; robot++) {
      if (robot >= present.robots() || !problem.reaches(robot, edgeOf[robot])) {
        forced.add(robot);
      }
    }
    RegroupingSearch search =
        new RegroupingSearch(new RoundLatency(problem), options, edgeOf, forced);
    search.descend();
    search.offer(planner.plan(problem).toArray());
    return search.chosen();
  }
}

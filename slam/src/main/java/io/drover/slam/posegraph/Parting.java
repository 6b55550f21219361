package io.drover.slam.posegraph;

import io.drover.slam.grid.ProbabilityGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Takes apart what was put together by mistake: robots that were recognised at a place that looks
 * alike contradict each other where they have gone from there. Where some do, robots are put
 * together anew, those first whose maps go together best, and none with one that contradicts it.
 */
final class Parting {
  /** Cells of walls that both have looked at; fewer say nothing. */
  private static final int LEAST_CELLS = 200;

  /**
   * Measured on maps that were right: 0.94 and more, 0.89 where one had drifted by metres; in maps
   * that were wrong some pairs had 0.37 to 0.79.
   */
  private static final double LEAST_ACCEPTANCE = 0.8;

  private final List<Constraint> constraints;
  private final List<Part> parts = new ArrayList<>();

  /** Robots that are left together. */
  private record Part(List<Trajectory> robots, List<ProbabilityGrid> maps) {
    boolean has(int robot) {
      return robots.stream().anyMatch(each -> each.robot() == robot);
    }
  }

  /** Two parts, and how well they go together. */
  private record Pair(Part one, Part other, Acceptance acceptance) {}

  private Parting(Group group, List<Constraint> constraints) {
    this.constraints = constraints;
    for (Trajectory robot : group.trajectories()) {
      parts.add(new Part(List.of(robot), List.of(GroupMap.of(robot))));
    }
  }

  /**
   * The robots of a group that belong together.
   *
   * @param constraints of any robots
   */
  static List<List<Trajectory>> of(Group group, List<Constraint> constraints) {
    if (group.trajectories().size() == 1) {
      return List.of(group.trajectories());
    }
    Parting parting = new Parting(group, constraints);
    if (!parting.contradicted()) {
      return List.of(group.trajectories());
    }
    for (Optional<Pair> best = parting.best(); best.isPresent(); best = parting.best()) {
      parting.unite(best.get());
    }
    return parting.parts.stream().map(Part::robots).toList();
  }

  private boolean contradicted() {
    for (int i = 0; i < parts.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (contradict(Acceptance.of(parts.get(i).maps.get(0), parts.get(j).maps.get(0)))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contradict(Acceptance pair) {
    return pair.agreeing() + pair.opposing() >= LEAST_CELLS && pair.index() < LEAST_ACCEPTANCE;
  }

  private Optional<Pair> best() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      for (int j = 0; j < i; j++) {
        pair(parts.get(j), parts.get(i)).ifPresent(pairs::add);
      }
    }
    return pairs.stream().max(Comparator.comparingDouble(pair -> pair.acceptance.index()));
  }

  /** If a robot of one was found in the map of one of the other, and none contradicts another. */
  private Optional<Pair> pair(Part one, Part other) {
    if (constraints.stream().noneMatch(constraint -> between(constraint, one, other))) {
      return Optional.empty();
    }
    Acceptance all = Acceptance.NOTHING;
    for (ProbabilityGrid map : one.maps) {
      for (ProbabilityGrid second : other.maps) {
        Acceptance each = Acceptance.of(map, second);
        if (contradict(each)) {
          return Optional.empty();
        }
        all = all.plus(each);
      }
    }
    return Optional.of(new Pair(one, other, all));
  }

  private static boolean between(Constraint constraint, Part one, Part other) {
    int submap = constraint.submap().robot();
    int scan = constraint.scan().robot();
    return one.has(submap) && other.has(scan) || one.has(scan) && other.has(submap);
  }

  private void unite(Pair pair) {
    List<Trajectory> robots = new ArrayList<>(pair.one.robots);
    robots.addAll(pair.other.robots);
    List<ProbabilityGrid> maps = new ArrayList<>(pair.one.maps);
    maps.addAll(pair.other.maps);
    parts.set(parts.indexOf(pair.one), new Part(robots, maps));
    parts.remove(pair.other);
  }
}

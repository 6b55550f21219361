package io.drover.slam.posegraph;

import io.drover.slam.grid.ProbabilityGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes apart what was put together by mistake: robots that were recognised at a place that looks
 * alike contradict each other where they have gone from there. Where some do, robots are put
 * together anew: to the two whose maps go together best one after the other that goes with them
 * best and contradicts none, then the same of those that are left.
 */
final class Parting {
  /** Cells of walls that both have looked at; fewer say nothing. */
  private static final int LEAST_CELLS = 200;

  /**
   * Measured on maps that were right: 0.94 and more, 0.89 where one had drifted by metres; in maps
   * that were wrong some pairs had 0.37 to 0.79.
   */
  private static final double LEAST_ACCEPTANCE = 0.8;

  private static final Comparator<Pair> BETTER =
      Comparator.comparingDouble(pair -> pair.acceptance.index());

  private final List<Constraint> constraints;
  private final List<Part> parts = new ArrayList<>();

  /** To which no robot can be added any more. */
  private final List<Part> whole = new ArrayList<>();

  /** Robots that are left together. */
  private record Part(List<Trajectory> robots, List<ProbabilityGrid> maps) {
    Part with(Part other) {
      List<Trajectory> all = new ArrayList<>(robots);
      all.addAll(other.robots);
      List<ProbabilityGrid> allMaps = new ArrayList<>(maps);
      allMaps.addAll(other.maps);
      return new Part(all, allMaps);
    }

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
    while (!parting.parts.isEmpty()) {
      parting.grow();
    }
    return parting.whole.stream().map(Part::robots).toList();
  }

  /** From the two that go together best, as far as it goes. */
  private void grow() {
    Optional<Pair> best = pairs().max(BETTER);
    Part grown = best.map(Pair::one).orElse(parts.get(0));
    while (best.isPresent()) {
      Pair pair = best.get();
      parts.remove(pair.one);
      parts.remove(pair.other);
      grown = pair.one.with(pair.other);
      Part growing = grown;
      best = parts.stream().flatMap(other -> pair(growing, other).stream()).max(BETTER);
    }
    parts.remove(grown);
    whole.add(grown);
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

  private Stream<Pair> pairs() {
    return IntStream.range(0, parts.size())
        .boxed()
        .flatMap(i -> IntStream.range(0, i).mapToObj(j -> pair(parts.get(j), parts.get(i))))
        .flatMap(Optional::stream);
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
}

package io.drover.slam.posegraph;

import io.drover.slam.grid.ProbabilityGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private final Map<Integer, ProbabilityGrid> maps = new HashMap<>();

  /** By two robots, of which one was found in the other's map. */
  private final Set<Set<Integer>> met = new HashSet<>();

  /** By two robots: laid on each other once. */
  private final Map<Set<Integer>, Acceptance> acceptances = new HashMap<>();

  private final List<Part> parts = new ArrayList<>();

  /** To which no robot can be added any more. */
  private final List<Part> whole = new ArrayList<>();

  /** Robots that are left together. */
  private record Part(List<Trajectory> robots) {
    Part with(Part other) {
      return new Part(Stream.concat(robots.stream(), other.robots.stream()).toList());
    }
  }

  /** Two parts, and how well they go together. */
  private record Pair(Part one, Part other, Acceptance acceptance) {}

  private Parting(Group group, List<Constraint> constraints) {
    for (Trajectory robot : group.trajectories()) {
      maps.put(robot.robot(), GroupMap.of(robot));
      parts.add(new Part(List.of(robot)));
    }
    constraints.stream()
        .filter(Constraint::crossRobot)
        .forEach(each -> met.add(Set.of(each.submap().robot(), each.scan().robot())));
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
        if (contradict(acceptance(parts.get(i).robots.get(0), parts.get(j).robots.get(0)))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contradict(Acceptance pair) {
    return pair.agreeing() + pair.opposing() >= LEAST_CELLS && pair.index() < LEAST_ACCEPTANCE;
  }

  private Acceptance acceptance(Trajectory one, Trajectory other) {
    return acceptances.computeIfAbsent(
        Set.of(one.robot(), other.robot()),
        both -> Acceptance.of(maps.get(one.robot()), maps.get(other.robot())));
  }

  private Stream<Pair> pairs() {
    return IntStream.range(0, parts.size())
        .boxed()
        .flatMap(i -> IntStream.range(0, i).mapToObj(j -> pair(parts.get(j), parts.get(i))))
        .flatMap(Optional::stream);
  }

  /** If a robot of one was found in the map of one of the other, and none contradicts another. */
  private Optional<Pair> pair(Part one, Part other) {
    boolean linked = false;
    Acceptance all = Acceptance.NOTHING;
    for (Trajectory robot : one.robots) {
      for (Trajectory second : other.robots) {
        Acceptance each = acceptance(robot, second);
        if (contradict(each)) {
          return Optional.empty();
        }
        all = all.plus(each);
        linked |= met.contains(Set.of(robot.robot(), second.robot()));
      }
    }
    return linked ? Optional.of(new Pair(one, other, all)) : Optional.empty();
  }
}

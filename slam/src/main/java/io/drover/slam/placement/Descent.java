package io.drover.slam.placement;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The best next step on t_c itself. t_c falls only if the slowest edge gets faster or fewer edges
 * send maps to the cloud, so only such steps are looked at: moves and swaps of the slowest edge's
 * robots, its exchange with another edge, moves of robots that are alone, and mergers. One thread.
 */
final class Descent {
  private final PlacementState state;
  private final int[] movable;
  private final boolean all;
  private Change best;
  private Score score;

  /**
   * Steps of a plan.
   *
   * @param mayMove which robots; edges exchange and merge only if all may
   */
  Descent(PlacementState state, IntPredicate mayMove) {
    this.state = state;
    this.movable = IntStream.range(0, state.robots()).filter(mayMove).toArray();
    this.all = movable.length == state.robots();
  }

  /** Takes the best step until none is better. */
  void run() {
    for (Optional<Change> next = next(); next.isPresent(); next = next()) {
      state.apply(next.get());
    }
  }

  /** The step to the best neighbour, if that is better. */
  Optional<Change> next() {
    best = null;
    score = state.score();
    int slowest = state.bottleneck();
    for (int robot : movable) {
      int edge = state.edgeOf(robot);
      if (edge == slowest) {
        moves(robot);
        swaps(robot);
      } else if (state.members(edge).size() == 1) {
        moves(robot);
      }
    }
    if (all) {
      for (int edge = 0; edge < state.edges(); edge++) {
        exchange(slowest, edge);
        for (int other = 0; other < state.edges(); other++) {
          merge(edge, other);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** A group that takes longer than this cannot be part of a better plan. */
  private double enough(int usedThen) {
    return score.seconds() - state.cloudSeconds(usedThen);
  }

  private void moves(int robot) {
    int from = state.edgeOf(robot);
    boolean empties = state.members(from).size() == 1;
    double left = Double.NaN;
    for (int to = 0; to < state.edges(); to++) {
      if (to == from) {
        continue;
      }
      int usedThen = state.used() + (state.members(to).size() == 0 ? 1 : 0) - (empties ? 1 : 0);
      double enough = enough(usedThen);
      double joined = state.secondsIf(to, PlacementState.NOBODY, robot, enough);
      if (joined <= enough) {
        left =
            Double.isNaN(left)
                ? state.secondsIf(from, robot, PlacementState.NOBODY, Double.POSITIVE_INFINITY)
                : left;
        offer(Change.Kind.MOVE, robot, to, state.scoreWith(from, left, to, joined, usedThen));
      }
    }
  }

  private void swaps(int robot) {
    int from = state.edgeOf(robot);
    double enough = enough(state.used());
    for (int other : movable) {
      int to = state.edgeOf(other);
      if (to == from) {
        continue;
      }
      double here = state.secondsIf(from, robot, other, enough);
      if (here <= enough) {
        double there = state.secondsIf(to, other, robot, enough);
        offer(Change.Kind.SWAP, robot, other, state.scoreWith(from, here, to, there, state.used()));
        enough = enough(state.used());
      }
    }
  }

  private void exchange(int edge, int other) {
    if (edge != other) {
      double enough = enough(state.used());
      double here = state.secondsIf(edge, state.members(other), enough);
      if (here <= enough) {
        double there = state.secondsIf(other, state.members(edge), enough);
        offer(
            Change.Kind.EXCHANGE,
            edge,
            other,
            state.scoreWith(edge, here, other, there, state.used()));
      }
    }
  }

  private void merge(int from, int to) {
    if (from != to && state.members(from).size() > 0 && state.members(to).size() > 0) {
      RobotSet robots = new RobotSet(state.robots());
      robots.addAll(state.members(from));
      robots.addAll(state.members(to));
      double together = state.secondsIf(to, robots, enough(state.used() - 1));
      offer(Change.Kind.MERGE, from, to, state.scoreWith(from, 0, to, together, state.used() - 1));
    }
  }

  private void offer(Change.Kind kind, int first, int second, Score then) {
    if (then.betterThan(score)) {
      score = then;
      best = new Change(kind, first, second);
    }
  }
}

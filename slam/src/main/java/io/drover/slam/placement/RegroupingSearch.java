package io.drover.slam.placement;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The plans that {@link Regrouping} chooses from. One thread. */
final class RegroupingSearch {
  private final RoundLatency latency;
  private final RegroupingOptions options;
  private final PlacementState state;
  private final RobotSet forced;
  private final int[] kept;
  private final double keptSeconds;
  private int[] best;
  private double bestSeconds;
  private double bestValue;

  /**
   * Begins with the plan in which nobody moves who has not to.
   *
   * @param present the edge of each robot; of those that are forced it is not looked at
   */
  RegroupingSearch(
      RoundLatency latency, RegroupingOptions options, int[] present, RobotSet forced) {
    this.latency = latency;
    this.options = options;
    this.forced = forced;
    int[] staying = present.clone();
    for (int robot : forced.toArray()) {
      staying[robot] = PlacementState.NOWHERE;
    }
    this.state = new PlacementState(latency, staying);
    for (int robot : forced.toArray()) {
      state.place(robot);
    }
    new Descent(state, forced::contains).run();
    this.kept = state.toArray();
    this.keptSeconds = state.score().seconds();
    this.best = kept;
    this.bestSeconds = keptSeconds;
    this.bestValue = keptSeconds;
  }

  /** Looks at each plan on the way from the kept one to where no step is better. */
  void descend() {
    state.restore(kept);
    Descent descent = new Descent(state, robot -> true);
    for (Optional<Change> next = descent.next(); next.isPresent(); next = descent.next()) {
      state.apply(next.get());
      look();
    }
    settle();
  }

  /** Looks at a plan of another origin. */
  void offer(int[] plan) {
    state.restore(plan);
    look();
    settle();
  }

  /** Takes back what is not worth its moves: exchanges of edges, then of robots, and moves. */
  private void settle() {
    boolean settling = true;
    while (settling) {
      settling = false;
      for (int edge = 0; edge < state.edges(); edge++) {
        for (int other = 0; other < edge; other++) {
          Change exchange = new Change(Change.Kind.EXCHANGE, edge, other);
          settling |= takeIfWorth(exchange, exchange);
        }
      }
      for (int robot : moved(state.toArray())) {
        settling |= settle(robot);
      }
    }
    look();
  }

  private boolean settle(int robot) {
    int edge = state.edgeOf(robot);
    if (edge == kept[robot]) {
      return false;
    }
    boolean taken =
        takeIfWorth(
            new Change(Change.Kind.MOVE, robot, kept[robot]),
            new Change(Change.Kind.MOVE, robot, edge));
    for (int other = 0; other < kept.length; other++) {
      if (!taken && state.edgeOf(other) == kept[robot]) {
        Change swap = new Change(Change.Kind.SWAP, robot, other);
        taken = takeIfWorth(swap, swap);
      }
    }
    return taken;
  }

  /** Moves fewer robots, and is not worse by more than their moves. */
  private boolean takeIfWorth(Change change, Change back) {
    int movedBefore = moved(state.toArray()).size();
    double before = value(movedBefore);
    state.apply(change);
    int moved = moved(state.toArray()).size();
    if (moved < movedBefore && value(moved) <= before) {
      return true;
    }
    state.apply(back);
    return false;
  }

  private double value(int moved) {
    return state.score().seconds() + options.moveSeconds() * moved;
  }

  private void look() {
    int[] plan = state.toArray();
    double value = value(moved(plan).size());
    double enough = (1 - options.leastGain()) * keptSeconds;
    if (value < bestValue && value <= enough) {
      best = plan;
      bestSeconds = state.score().seconds();
      bestValue = value;
    }
  }

  /** Robots that could have stayed. */
  private List<Integer> moved(int[] plan) {
    return IntStream.range(0, plan.length)
        .filter(robot -> plan[robot] != kept[robot] && !forced.contains(robot))
        .boxed()
        .toList();
  }

  Regrouped chosen() {
    return new Regrouped(
        EdgePlacement.of(best, latency.edges()),
        bestSeconds,
        keptSeconds,
        IntStream.of(forced.toArray()).boxed().toList(),
        moved(best));
  }
}

package io.drover.slam.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plans groups and their edges together, on t_c itself. Groups may be unequal, where edges are, and
 * an edge may be left out, where the cloud would wait for its map.
 *
 * <p>Few robots are planned exactly. With more, a local search descends from the best of several
 * plans, RecSLAM's among them and all robots on any one edge, and then again and again from the
 * best one so far after a few random steps; so the plan is never worse than any of those.
 */
public final class JointPlanner implements PlacementPlanner {
  private static final int LEAST_KICKS = 2;
  private static final int MOST_KICKS = 5;

  /** From so many of the plans to begin with, the best ones, the search descends. */
  private static final int DESCENTS = 3;

  private final JointPlannerOptions options;

  private record Start(int[] edgeOf, double seconds) {}

  public JointPlanner(JointPlannerOptions options) {
    this.options = options;
  }

  @Override
  public EdgePlacement plan(PlacementProblem problem) {
    RoundLatency latency = new RoundLatency(problem);
    if (ExactSearch.work(latency.robots(), latency.edges()) <= options.exactSteps()) {
      PlacementState state = new PlacementState(latency, ExactSearch.plan(latency));
      // of plans with the least t_c one whose other edges are quick, too
      new Descent(state, robot -> true).run();
      return EdgePlacement.of(state.toArray(), latency.edges());
    }
    return EdgePlacement.of(search(latency, starts(latency)), latency.edges());
  }

  private int[] search(RoundLatency latency, List<int[]> starts) {
    PlacementState state = new PlacementState(latency, starts.get(0));
    Descent descent = new Descent(state, robot -> true);
    List<Start> sorted =
        starts.stream()
            .map(
                start -> {
                  state.restore(start);
                  return new Start(start, state.score().seconds());
                })
            .sorted(Comparator.comparingDouble(Start::seconds))
            .limit(DESCENTS)
            .toList();
    int[] best = sorted.get(0).edgeOf;
    Score least = Score.WORST;
    for (Start start : sorted) {
      state.restore(start.edgeOf);
      descent.run();
      if (state.score().betterThan(least)) {
        least = state.score();
        best = state.toArray();
      }
    }
    SplittableRandom random = new SplittableRandom(options.seed());
    while (latency.edges() > 1 && state.evaluations() < options.evaluations()) {
      state.restore(best);
      kick(state, random);
      descent.run();
      if (!least.betterThan(state.score())) {
        least = state.score();
        best = state.toArray();
      }
    }
    return best;
  }

  private static void kick(PlacementState state, SplittableRandom random) {
    int kicks = random.nextInt(LEAST_KICKS, MOST_KICKS + 1);
    for (int i = 0; i < kicks; i++) {
      int robot = random.nextInt(state.robots());
      int other = random.nextInt(state.robots());
      if (random.nextBoolean() && state.edgeOf(robot) != state.edgeOf(other)) {
        state.apply(new Change(Change.Kind.SWAP, robot, other));
      } else {
        int edge = random.nextInt(state.edges() - 1);
        edge += edge >= state.edgeOf(robot) ? 1 : 0;
        state.apply(new Change(Change.Kind.MOVE, robot, edge));
      }
    }
  }

  private static List<int[]> starts(RoundLatency latency) {
    PlacementProblem problem = latency.problem();
    List<int[]> starts = new ArrayList<>();
    starts.add(TwoStagePlanner.recSlam().plan(problem).toArray());
    for (int edge = 0; edge < latency.edges(); edge++) {
      int[] together = new int[latency.robots()];
      Arrays.fill(together, edge);
      starts.add(together);
    }
    for (int groups = 2; groups <= latency.edges(); groups++) {
      starts.add(grouped(latency, groups));
    }
    starts.add(oneByOne(latency));
    return starts;
  }

  /** RecSLAM's groups, so many, on the edges on which t_c is least. */
  private static int[] grouped(RoundLatency latency, int groups) {
    RobotGrouping grouping = new GrowthGrouper().group(latency.problem().maps(), groups);
    double[][] seconds = new double[groups][latency.edges()];
    for (int group = 0; group < groups; group++) {
      RobotSet members = RobotSet.of(latency.robots(), grouping.groups().get(group));
      for (int edge = 0; edge < latency.edges(); edge++) {
        seconds[group][edge] = latency.edgeSeconds(edge, members, Double.POSITIVE_INFINITY);
      }
    }
    int[] edgeOfGroup = new BottleneckAssigner().assign(seconds);
    return EdgePlacement.of(grouping, edgeOfGroup, latency.edges()).toArray();
  }

  /** Each robot in turn to where its edge is done soonest. */
  private static int[] oneByOne(RoundLatency latency) {
    int[] edgeOf = new int[latency.robots()];
    RobotSet[] members = new RobotSet[latency.edges()];
    Arrays.setAll(members, edge -> new RobotSet(latency.robots()));
    for (int robot = 0; robot < edgeOf.length; robot++) {
      double least = Double.POSITIVE_INFINITY;
      for (int edge = 0; edge < members.length; edge++) {
        members[edge].add(robot);
        double seconds = latency.edgeSeconds(edge, members[edge], least);
        members[edge].remove(robot);
        if (seconds < least) {
          least = seconds;
          edgeOf[robot] = edge;
        }
      }
      members[edgeOf[robot]].add(robot);
    }
    return edgeOf;
  }
}

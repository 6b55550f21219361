package io.drover.slam.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector2;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PathPlannerTest {
  /** Costs from a place to all others, by going over all steps until nothing changes. */
  private static double[] costs(FreeSpace space, PathPlanner planner, int from) {
    double[] cost = new double[space.size()];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[from] = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int place = 0; place < cost.length; place++) {
        for (int direction = 0; direction < 8; direction++) {
          int next = planner.neighbour(place, direction);
          if (next >= 0 && cost[place] + planner.step(place, next) < cost[next] - 1e-12) {
            cost[next] = cost[place] + planner.step(place, next);
            changed = true;
          }
        }
      }
    }
    return cost;
  }

  @RepeatedTest(10)
  void noWayIsCheaper(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    FreeSpace space = new FreeSpace(Plans.scattered(60, 50, 0.01, random), 0.1);
    PathPlanner planner = new PathPlanner(space);
    int from = space.any(random);
    double[] costs = costs(space, planner, from);
    for (int i = 0; i < 20; i++) {
      int to = space.any(random);
      List<Integer> places = planner.places(from, to);
      assertThat(places.get(0)).isEqualTo(from);
      assertThat(places.get(places.size() - 1)).isEqualTo(to);
      double cost = 0;
      for (int step = 1; step < places.size(); step++) {
        cost += planner.step(places.get(step - 1), places.get(step));
      }
      assertThat(cost).isCloseTo(costs[to], within(1e-9));
    }
  }

  @Test
  void smoothWaysKeepTheirDistance() {
    SplittableRandom random = new SplittableRandom(5);
    FreeSpace space = new FreeSpace(FloorPlanOptions.usual(FloorPlanKind.OFFICE, 2).plan(), 0.2);
    PathPlanner planner = new PathPlanner(space);
    for (int i = 0; i < 10; i++) {
      int from = space.any(random);
      int to = space.any(random);
      List<Vector2> path = planner.path(from, to);
      assertThat(path.get(0)).isEqualTo(space.at(from));
      assertThat(path.get(path.size() - 1)).isEqualTo(space.at(to));
      assertThat(path)
          .allSatisfy(
              point -> assertThat(space.clearance(point)).isGreaterThanOrEqualTo(space.needed()));
    }
  }

  @Test
  void saysWhenARobotHasNoRoom() {
    assertThatThrownBy(() -> new FreeSpace(Plans.of("####", "#..#", "####"), 0.2))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("no floor for a robot of 0.20 m radius");
  }
}

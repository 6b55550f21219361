package io.drover.slam.simulation;

import io.drover.core.geometry.Vector2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Paths over free space: A* (Hart, Nilsson and Raphael 1968) in eight directions, where a metre
 * near a wall counts for more, then pulled smooth as far as walls allow. Any thread.
 */
final class PathPlanner {
  /** From there on a wall is not near any more, metres. */
  private static final double COMFORTABLE = 0.8;

  /** What a metre at a wall costs more. */
  private static final double AT_WALL = 2;

  private static final int SMOOTHINGS = 40;
  private static final int[][] DIRECTIONS = {
    {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}
  };

  private final FreeSpace space;

  private record Entry(double estimate, int place) {}

  PathPlanner(FreeSpace space) {
    this.space = space;
  }

  /** Points from one reachable place to another, both among them. */
  List<Vector2> path(int from, int to) {
    List<Vector2> points = new ArrayList<>();
    places(from, to).forEach(place -> points.add(space.at(place)));
    return smooth(points);
  }

  /** The places of the cheapest way from one reachable place to another, both among them. */
  List<Integer> places(int from, int to) {
    double[] cost = new double[space.size()];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    int[] before = new int[space.size()];
    boolean[] settled = new boolean[space.size()];
    PriorityQueue<Entry> queue =
        new PriorityQueue<>(
            (a, b) -> {
              int order = Double.compare(a.estimate, b.estimate);
              return order != 0 ? order : Integer.compare(a.place, b.place);
            });
    Vector2 goal = space.at(to);
    cost[from] = 0;
    before[from] = from;
    queue.add(new Entry(0, from));
    while (!settled[to]) {
      Entry entry = queue.remove();
      int place = entry.place;
      if (settled[place]) {
        continue;
      }
      settled[place] = true;
      for (int direction = 0; direction < DIRECTIONS.length; direction++) {
        int next = neighbour(place, direction);
        if (next < 0 || settled[next]) {
          continue;
        }
        double through = cost[place] + step(place, next);
        if (through < cost[next]) {
          cost[next] = through;
          before[next] = place;
          queue.add(new Entry(through + space.at(next).minus(goal).norm(), next));
        }
      }
    }
    return way(before, from, to);
  }

  /** The place in one of eight directions; -1 if one cannot go there straight. */
  int neighbour(int place, int direction) {
    int dx = DIRECTIONS[direction][0];
    int dy = DIRECTIONS[direction][1];
    if (!open(place, dx, dy)) {
      return -1;
    }
    boolean straight = dx == 0 || dy == 0;
    return straight || (open(place, dx, 0) && open(place, 0, dy))
        ? place + dy * space.columns() + dx
        : -1;
  }

  private boolean open(int place, int dx, int dy) {
    int column = place % space.columns() + dx;
    int next = place + dy * space.columns() + dx;
    return column >= 0
        && column < space.columns()
        && next >= 0
        && next < space.size()
        && space.reachable(next);
  }

  /** What it costs to go from a place to its neighbour, metres and more. */
  double step(int from, int to) {
    Vector2 target = space.at(to);
    double near = Math.max(0, COMFORTABLE - space.clearance(target)) / COMFORTABLE;
    return space.at(from).minus(target).norm() * (1 + AT_WALL * near);
  }

  private static List<Integer> way(int[] before, int from, int to) {
    List<Integer> places = new ArrayList<>();
    for (int place = to; place != from; place = before[place]) {
      places.add(place);
    }
    places.add(from);
    Collections.reverse(places);
    return places;
  }

  /** Draws each point to the middle of its neighbours while that leaves room enough. */
  private List<Vector2> smooth(List<Vector2> points) {
    for (int round = 0; round < SMOOTHINGS; round++) {
      for (int i = 1; i + 1 < points.size(); i++) {
        Vector2 middle = points.get(i - 1).plus(points.get(i + 1)).times(0.5);
        Vector2 moved = points.get(i).plus(middle).times(0.5);
        if (space.clearance(moved) >= space.needed()) {
          points.set(i, moved);
        }
      }
    }
    return points;
  }
}

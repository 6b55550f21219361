package io.drover.slam.simulation;

import io.drover.core.geometry.Vector2;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Where a robot goes next that wants to see everything: near, and where it has been least. */
final class Wandering {
  private static final int CANDIDATES = 24;

  /** Side of the squares in which visits are counted, metres. */
  private static final double SQUARE = 2;

  /** How many metres of way a visit outweighs. */
  private static final double METRES_PER_VISIT = 12;

  private static final double NEAREST = 2;

  private final FreeSpace space;
  private final PathPlanner planner;
  private final RandomGenerator random;
  private final Map<Long, Integer> visits = new HashMap<>();
  private long square = Long.MIN_VALUE;

  Wandering(FreeSpace space, RandomGenerator random) {
    this.space = space;
    this.planner = new PathPlanner(space);
    this.random = random;
  }

  /** The robot is there. */
  void visit(Vector2 point) {
    long here = square(point);
    if (here != square) {
      square = here;
      visits.merge(here, 1, Integer::sum);
    }
  }

  private static long square(Vector2 point) {
    long column = (long) Math.floor(point.x() / SQUARE);
    long row = (long) Math.floor(point.y() / SQUARE);
    return column << 32 ^ (row & 0xffff_ffffL);
  }

  /** The way to the next place. */
  List<Vector2> next(Vector2 from) {
    int best = space.any(random);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < CANDIDATES; i++) {
      int place = space.any(random);
      Vector2 at = space.at(place);
      double metres = at.minus(from).norm();
      double price = metres + METRES_PER_VISIT * visits.getOrDefault(square(at), 0);
      if (metres > NEAREST && price < least) {
        least = price;
        best = place;
      }
    }
    return planner.path(space.nearest(from), best);
  }
}

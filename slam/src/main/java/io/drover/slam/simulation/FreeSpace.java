package io.drover.slam.simulation;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Where on a plan a robot may be: a coarse grid of places that keep their distance from whatever
 * stands there and can all be reached from each other. Does not change; any thread.
 */
final class FreeSpace {
  /** Between places, metres. */
  private static final double SPACING = 0.15;

  /** What a path keeps to walls beyond the robot's radius, metres. */
  private static final double RESERVE = 0.13;

  private final FloorPlan plan;
  private final double needed;
  private final int stride;
  private final int columns;
  private final float[] clearance;
  private final boolean[] reachable;
  private final int[] places;

  /**
   * Finds it.
   *
   * @param radius of a robot, metres
   * @throws DroverException {@code INVALID_ARGUMENT} if it has no room anywhere
   */
  FreeSpace(FloorPlan plan, double radius) {
    this.plan = plan;
    this.needed = radius + RESERVE;
    this.clearance = clearance(plan);
    this.stride = Math.max(1, (int) Math.round(SPACING / plan.resolution()));
    this.columns = (plan.width() + stride - 1) / stride;
    int rows = (plan.height() + stride - 1) / stride;
    boolean[] passable = new boolean[columns * rows];
    for (int place = 0; place < passable.length; place++) {
      passable[place] = clearance(at(place)) >= needed;
    }
    Components parts = new Components(passable, columns);
    this.reachable = new boolean[passable.length];
    int largest = parts.largest();
    int count = 0;
    int[] found = new int[passable.length];
    for (int place = 0; place < passable.length; place++) {
      reachable[place] = passable[place] && parts.label(place) == largest;
      if (reachable[place]) {
        found[count++] = place;
      }
    }
    if (count < 2) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "the plan has no floor for a robot of %.2f m radius: check resolution and thresholds"
              .formatted(radius));
    }
    this.places = Arrays.copyOf(found, count);
  }

  /** By cell, with a frame of blocked cells around the plan. */
  private static float[] clearance(FloorPlan plan) {
    int width = plan.width() + 2;
    boolean[] blocked = new boolean[width * (plan.height() + 2)];
    for (int i = 0; i < blocked.length; i++) {
      blocked[i] = !plan.free(i % width - 1, i / width - 1);
    }
    return DistanceTransform.metres(blocked, width, plan.resolution());
  }

  /** Metres from a point's cell to the nearest edge of what is not free; negative inside of it. */
  double clearance(Vector2 point) {
    int column = Math.max(-1, Math.min(plan.width(), plan.column(point.x())));
    int row = Math.max(-1, Math.min(plan.height(), plan.row(point.y())));
    return clearance[(row + 1) * (plan.width() + 2) + column + 1] - plan.resolution() / 2;
  }

  /** What paths keep to walls, metres. */
  double needed() {
    return needed;
  }

  int columns() {
    return columns;
  }

  /** How many places there are, reachable or not. */
  int size() {
    return reachable.length;
  }

  boolean reachable(int place) {
    return reachable[place];
  }

  /** The middle of a place. */
  Vector2 at(int place) {
    double half = plan.resolution() / 2;
    return new Vector2(
        plan.minX() + (place % columns * stride + stride / 2) * plan.resolution() + half,
        plan.minY() + (place / columns * stride + stride / 2) * plan.resolution() + half);
  }

  /** A reachable place, each as likely as any other. */
  int any(RandomGenerator random) {
    return places[random.nextInt(places.length)];
  }

  /** The reachable place nearest to a point. */
  int nearest(Vector2 point) {
    int column = plan.column(point.x()) / stride;
    int row = plan.row(point.y()) / stride;
    for (int ring = 2; ring < 2 * columns + size() / columns; ring *= 2) {
      int best = nearest(point, column, row, ring);
      if (best >= 0) {
        return best;
      }
    }
    return places[0];
  }

  private int nearest(Vector2 point, int column, int row, int ring) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    int lastRow = Math.min(size() / columns - 1, row + ring);
    int lastColumn = Math.min(columns - 1, column + ring);
    for (int r = Math.max(0, row - ring); r <= lastRow; r++) {
      for (int c = Math.max(0, column - ring); c <= lastColumn; c++) {
        int place = r * columns + c;
        double metres = reachable[place] ? at(place).minus(point).norm() : least;
        if (metres < least) {
          least = metres;
          best = place;
        }
      }
    }
    return best;
  }
}

package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;

/**
 * How well two maps go together where one is laid on the other (the acceptance index of Birk and
 * Carpin 2006): of the walls of either that the other has looked at, the share that it has seen,
 * too. Rooms that look alike seldom have all that is around them alike.
 *
 * @param agreeing cells of walls that are walls in the other map, too
 * @param opposing that stand in the open there
 */
record Acceptance(int agreeing, int opposing) {
  static final Acceptance NOTHING = new Acceptance(0, 0);

  /** Farther off maps may have drifted. */
  private static final double AROUND_METRES = 5;

  /** By which walls may be off, metres. */
  private static final double SLACK_METRES = 0.2;

  /**
   * Lays two maps on each other at one place and looks around it.
   *
   * @param place in the first map's frame
   * @param same the same place, in the second one's
   */
  static Acceptance at(Pose2 place, ProbabilityGrid map, Pose2 same, ProbabilityGrid other) {
    return around(map, place, other, same).plus(around(other, same, map, place));
  }

  private static Acceptance around(
      ProbabilityGrid walls, Pose2 place, ProbabilityGrid other, Pose2 same) {
    int reach = (int) (AROUND_METRES / walls.resolution());
    int column = walls.column(place.x());
    int row = walls.row(place.y());
    Pose2 toOther = same.compose(place.inverse());
    return of(walls, column - reach, row - reach, 2 * reach + 1, 2 * reach + 1, other, toOther);
  }

  /** Looks at all of two maps of one frame. */
  static Acceptance of(ProbabilityGrid map, ProbabilityGrid other) {
    return all(map, other).plus(all(other, map));
  }

  private static Acceptance all(ProbabilityGrid walls, ProbabilityGrid other) {
    return of(walls, 0, 0, walls.width(), walls.height(), other, Pose2.IDENTITY);
  }

  /** Walls of a part of one map, as they are in another. */
  private static Acceptance of(
      ProbabilityGrid walls,
      int left,
      int low,
      int width,
      int height,
      ProbabilityGrid other,
      Pose2 toOther) {
    int agreeing = 0;
    int opposing = 0;
    for (int row = low; row < low + height; row++) {
      for (int column = left; column < left + width; column++) {
        if (wall(walls.cell(column, row))) {
          double x = walls.minX() + (column + 0.5) * walls.resolution();
          double y = walls.minY() + (row + 0.5) * walls.resolution();
          Pose2 there = toOther.compose(new Pose2(x, y, 0));
          int cell = looked(other, other.column(there.x()), other.row(there.y()));
          agreeing += cell > 0 ? 1 : 0;
          opposing += cell < 0 ? 1 : 0;
        }
      }
    }
    return new Acceptance(agreeing, opposing);
  }

  private static boolean wall(byte cell) {
    return cell != ProbabilityGrid.UNKNOWN && cell > 0;
  }

  /** Above 0 if there is a wall about, below 0 if all is free, otherwise 0. */
  private static int looked(ProbabilityGrid map, int column, int row) {
    int slack = (int) Math.round(SLACK_METRES / map.resolution());
    boolean free = true;
    for (int j = row - slack; j <= row + slack; j++) {
      for (int i = column - slack; i <= column + slack; i++) {
        byte cell = map.cell(i, j);
        if (wall(cell)) {
          return 1;
        }
        free &= cell != ProbabilityGrid.UNKNOWN && cell < 0;
      }
    }
    return free ? -1 : 0;
  }

  Acceptance plus(Acceptance second) {
    return new Acceptance(agreeing + second.agreeing, opposing + second.opposing);
  }

  /** From 0 to 1; 1 where nothing was looked at. */
  double index() {
    return agreeing + opposing == 0 ? 1 : (double) agreeing / (agreeing + opposing);
  }
}

package io.drover.slam.simulation;

import java.util.SplittableRandom;

/** Plans for tests; cells of 0.1 m, the lower left corner at (-1, -2). */
final class Plans {
  static final double SIDE = 0.1;
  static final double MIN_X = -1;
  static final double MIN_Y = -2;

  private Plans() {}

  /** Rows from the top; # is occupied, ? is unknown, all else is free. */
  static FloorPlan of(String... rows) {
    int width = rows[0].length();
    byte[] cells = new byte[width * rows.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          switch (rows[rows.length - 1 - i / width].charAt(i % width)) {
            case '#' -> FloorPlan.OCCUPIED;
            case '?' -> FloorPlan.UNKNOWN;
            default -> FloorPlan.FREE;
          };
    }
    return new FloorPlan(SIDE, MIN_X, MIN_Y, width, cells);
  }

  /** Each cell occupied with a probability. */
  static FloorPlan scattered(int width, int height, double share, SplittableRandom random) {
    byte[] cells = new byte[width * height];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = random.nextDouble() < share ? FloorPlan.OCCUPIED : FloorPlan.FREE;
    }
    return new FloorPlan(SIDE, MIN_X, MIN_Y, width, cells);
  }

  /** Free floor between walls one cell thick. */
  static FloorPlan room(int width, int height) {
    byte[] cells = new byte[width * height];
    for (int i = 0; i < cells.length; i++) {
      int column = i % width;
      int row = i / width;
      boolean wall = column == 0 || row == 0 || column == width - 1 || row == height - 1;
      cells[i] = wall ? FloorPlan.OCCUPIED : FloorPlan.FREE;
    }
    return new FloorPlan(SIDE, MIN_X, MIN_Y, width, cells);
  }
}

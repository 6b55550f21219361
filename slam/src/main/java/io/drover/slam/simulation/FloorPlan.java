package io.drover.slam.simulation;

import io.drover.core.image.GrayImage;
import io.drover.slam.map.MapImage;
import java.util.Arrays;

/**
 * What of a building's floor is in the way of a laser, cell by cell. Its frame has x to the right
 * and y up; columns count along x and rows along y. Does not change; any thread.
 */
public final class FloorPlan {
  /** May be driven on. */
  static final byte FREE = 0;

  /** Stops a beam. */
  static final byte OCCUPIED = 1;

  /** Outside, never seen, or beneath a table: beams pass, robots stay away. */
  static final byte UNKNOWN = 2;

  private final double resolution;
  private final double minX;
  private final double minY;
  private final int width;
  private final int height;
  private final byte[] cells;

  /**
   * Of cells, row by row from the lowest y.
   *
   * @param resolution side of a cell, metres
   * @param minX of the first column's left edge, metres
   * @param minY of the first row's lower edge, metres
   */
  FloorPlan(double resolution, double minX, double minY, int width, byte[] cells) {
    this.resolution = resolution;
    this.minX = minX;
    this.minY = minY;
    this.width = width;
    this.height = cells.length / width;
    this.cells = cells.clone();
  }

  /**
   * A map as ROS's map_server reads it: a pixel's occupancy is how dark it is, 0 to 1.
   *
   * @param negate whether it is how bright it is
   * @param occupiedThreshold beyond it a pixel is occupied
   * @param freeThreshold below it a pixel is free; what is between is not known
   */
  public static FloorPlan of(
      MapImage map, boolean negate, double occupiedThreshold, double freeThreshold) {
    GrayImage image = map.image();
    byte[] cells = new byte[image.width() * image.height()];
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        int gray = image.at(column, image.height() - 1 - row);
        double occupancy = (negate ? gray : 255 - gray) / 255.0;
        byte cell = UNKNOWN;
        if (occupancy > occupiedThreshold) {
          cell = OCCUPIED;
        } else if (occupancy < freeThreshold) {
          cell = FREE;
        }
        cells[row * image.width() + column] = cell;
      }
    }
    return new FloorPlan(map.resolution(), map.originX(), map.originY(), image.width(), cells);
  }

  /** The plan as a map: what a robot that saw everything would draw. */
  public MapImage image() {
    byte[] pixels = new byte[cells.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        pixels[(height - 1 - row) * width + column] =
            switch (cells[row * width + column]) {
              case OCCUPIED -> MapImage.OCCUPIED;
              case FREE -> MapImage.FREE;
              default -> MapImage.NOT_KNOWN;
            };
      }
    }
    return new MapImage(new GrayImage(width, height, pixels), resolution, minX, minY);
  }

  /** Side of a cell, metres. */
  public double resolution() {
    return resolution;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The left edge, metres. */
  public double minX() {
    return minX;
  }

  /** The lower edge, metres. */
  public double minY() {
    return minY;
  }

  int column(double x) {
    return (int) Math.floor((x - minX) / resolution);
  }

  int row(double y) {
    return (int) Math.floor((y - minY) / resolution);
  }

  /** Whether a robot may be there; outside it may not. */
  public boolean free(int column, int row) {
    return inside(column, row) && cells[row * width + column] == FREE;
  }

  /** Whether a beam ends there; outside nothing stops it. */
  public boolean occupied(int column, int row) {
    return inside(column, row) && cells[row * width + column] == OCCUPIED;
  }

  boolean inside(int column, int row) {
    return column >= 0 && row >= 0 && column < width && row < height;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloorPlan plan
        && resolution == plan.resolution
        && minX == plan.minX
        && minY == plan.minY
        && width == plan.width
        && Arrays.equals(cells, plan.cells);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(cells);
  }
}

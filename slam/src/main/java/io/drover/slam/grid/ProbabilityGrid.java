package io.drover.slam.grid;

import java.util.Arrays;

/**
 * Whether places are occupied, as log-odds in cells of one byte; grows to where it is written.
 *
 * <p>Cell (column, row) covers [minX + column · r, minX + (column + 1) · r) and likewise in y, r
 * being the resolution. What was never seen is told apart from what is as likely as not. One thread
 * writes; without a writer any may read.
 */
public final class ProbabilityGrid {
  /** Of a cell that nothing was ever seen of. */
  public static final byte UNKNOWN = Byte.MIN_VALUE;

  /** 200 × 200 m in cells of 5 cm: far more than the scans of one submap see. */
  public static final int MOST_CELLS = 16_000_000;

  /** Log-odds of one step of a cell's byte. */
  static final double STEP = 0.04;

  /** ±2.2, probabilities of 0.1 and 0.9: what has been sure for long can still be unlearnt. */
  static final byte MOST = 55;

  private static final int MARGIN_CELLS = 40;
  private static final float[] PROBABILITY = probabilities();

  private final double resolution;
  private double minX;
  private double minY;
  private int width;
  private int height;
  private byte[] cells;

  private static float[] probabilities() {
    float[] table = new float[256];
    Arrays.fill(table, (float) probability(-MOST));
    for (int value = -MOST; value <= MOST; value++) {
      table[value & 0xff] = (float) probability(value);
    }
    return table;
  }

  private static double probability(int value) {
    return 1 / (1 + Math.exp(-value * STEP));
  }

  /**
   * Nothing is known yet.
   *
   * @param resolution side of a cell, metres, &gt; 0
   */
  public ProbabilityGrid(double resolution) {
    this.resolution = resolution;
    this.cells = new byte[0];
  }

  /**
   * A grid whose cells are known.
   *
   * @param cells row by row from the lowest, as {@link #toBytes} gives them
   * @throws IllegalArgumentException if there are not as many as the sides say
   */
  public static ProbabilityGrid of(
      double resolution, double minX, double minY, int width, int height, byte[] cells) {
    if (width < 0 || height < 0 || (long) width * height != cells.length || !(resolution > 0)) {
      throw new IllegalArgumentException(
          cells.length + " cells for a grid of " + width + " × " + height);
    }
    ProbabilityGrid grid = new ProbabilityGrid(resolution);
    grid.minX = minX;
    grid.minY = minY;
    grid.width = width;
    grid.height = height;
    grid.cells = cells.clone();
    return grid;
  }

  /** The cells, row by row from the lowest: {@link #UNKNOWN}, or log-odds. */
  public byte[] toBytes() {
    return cells.clone();
  }

  public double resolution() {
    return resolution;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Of the first column's left side, metres. */
  public double minX() {
    return minX;
  }

  /** Of the first row's lower side, metres. */
  public double minY() {
    return minY;
  }

  /** Column of a place; may lie outside. */
  public int column(double x) {
    return (int) Math.floor((x - minX) / resolution);
  }

  /** Row of a place; may lie outside. */
  public int row(double y) {
    return (int) Math.floor((y - minY) / resolution);
  }

  boolean contains(int column, int row) {
    return column >= 0 && row >= 0 && column < width && row < height;
  }

  /** A cell's byte: {@link #UNKNOWN}, also outside, or log-odds by {@link #STEP}. */
  public byte cell(int column, int row) {
    return contains(column, row) ? cells[row * width + column] : UNKNOWN;
  }

  /** Probability that a cell is occupied; of what is not known 0.1, the least there is. */
  public float probability(int column, int row) {
    return PROBABILITY[cell(column, row) & 0xff];
  }

  /** Probability by a cell's byte. */
  static float[] table() {
    return PROBABILITY;
  }

  /** The least probability that a cell can have. */
  static float least() {
    return PROBABILITY[-MOST & 0xff];
  }

  /** The cells, row by row; not a copy. */
  byte[] cells() {
    return cells;
  }

  /** Makes room for a rectangle, metres; cells keep their places in the world. */
  void cover(double fromX, double fromY, double toX, double toY) {
    if (width == 0) {
      minX = Math.floor(fromX / resolution) * resolution;
      minY = Math.floor(fromY / resolution) * resolution;
    }
    int left = Math.min(0, column(fromX));
    int bottom = Math.min(0, row(fromY));
    int right = Math.max(width, column(toX) + 1);
    int top = Math.max(height, row(toY) + 1);
    if (left < 0 || bottom < 0 || right > width || top > height) {
      grow(
          left < 0 ? left - MARGIN_CELLS : 0,
          bottom < 0 ? bottom - MARGIN_CELLS : 0,
          right > width ? right + MARGIN_CELLS : width,
          top > height ? top + MARGIN_CELLS : height);
    }
  }

  private void grow(int left, int bottom, int right, int top) {
    long wide = (long) right - left;
    long high = (long) top - bottom;
    if (wide > MOST_CELLS || high > MOST_CELLS || wide * high > MOST_CELLS) {
      throw new IllegalArgumentException(
          String.format(
              "it stands so far from those before that one grid would be %.0f × %.0f m",
              wide * resolution, high * resolution));
    }
    int newWidth = (int) wide;
    byte[] grown = new byte[newWidth * (top - bottom)];
    Arrays.fill(grown, UNKNOWN);
    for (int row = 0; row < height; row++) {
      System.arraycopy(cells, row * width, grown, (row - bottom) * newWidth - left, width);
    }
    cells = grown;
    minX += left * resolution;
    minY += bottom * resolution;
    width = newWidth;
    height = top - bottom;
  }

  /** Gives back the room around what is known. */
  public void crop() {
    int left = width;
    int right = 0;
    int bottom = height;
    int top = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        if (cells[row * width + column] != UNKNOWN) {
          left = Math.min(left, column);
          right = Math.max(right, column + 1);
          bottom = Math.min(bottom, row);
          top = Math.max(top, row + 1);
        }
      }
    }
    if (left < right) {
      cropTo(left, bottom, right, top);
    }
  }

  private void cropTo(int left, int bottom, int right, int top) {
    int newWidth = right - left;
    byte[] kept = new byte[newWidth * (top - bottom)];
    for (int row = bottom; row < top; row++) {
      System.arraycopy(cells, row * width + left, kept, (row - bottom) * newWidth, newWidth);
    }
    cells = kept;
    minX += left * resolution;
    minY += bottom * resolution;
    width = newWidth;
    height = top - bottom;
  }
}

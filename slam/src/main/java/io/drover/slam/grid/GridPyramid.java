package io.drover.slam.grid;

/**
 * A finished grid prepared for searching: cells of twice its side, and for each level h the highest
 * value of the 2ʰ × 2ʰ of them from a cell on to the right and up, an upper bound of what any of
 * them can score (Hess et al. 2016, section V-B). Any thread.
 *
 * <p>A match found in cells of twice the side is as good a start for refining, at an eighth of the
 * poses to be told apart.
 *
 * <p>Around the grid is a margin wide enough for a window, so that a search needs no look at the
 * bounds: {@link #place} says where a point's window begins.
 */
public final class GridPyramid {
  /** What a point scores at most. */
  public static final int MOST = 255;

  /** Of a point that no pose of the window brings near the grid. */
  public static final int NOWHERE = -1;

  private static final int POOLED = 2;
  private static final byte[] SCALED = scaled();

  private final double resolution;
  private final double minX;
  private final double minY;
  private final int reach;
  private final int margin;
  private final int width;
  private final int height;
  private final int stride;
  private final byte[][] levels;

  private static byte[] scaled() {
    float[] table = ProbabilityGrid.table();
    float least = ProbabilityGrid.least();
    byte[] scaled = new byte[table.length];
    for (int i = 0; i < table.length; i++) {
      scaled[i] = (byte) Math.round(MOST * (table[i] - least) / (1 - 2 * least));
    }
    return scaled;
  }

  /**
   * Of a grid that does not change any more.
   *
   * @param depth number of levels, ≥ 1
   * @param reachMetres half of the widest window that is searched
   */
  public GridPyramid(ProbabilityGrid grid, int depth, double reachMetres) {
    this.resolution = POOLED * grid.resolution();
    this.minX = grid.minX();
    this.minY = grid.minY();
    this.reach = (int) Math.ceil(reachMetres / resolution);
    this.margin = 2 * reach + (1 << (depth - 1));
    this.width = (grid.width() + POOLED - 1) / POOLED;
    this.height = (grid.height() + POOLED - 1) / POOLED;
    this.stride = width + 2 * margin;
    this.levels = new byte[depth][];
    levels[0] = pooled(grid);
    for (int h = 1; h < depth; h++) {
      levels[h] = doubled(levels[h - 1], 1 << (h - 1));
    }
  }

  private byte[] pooled(ProbabilityGrid grid) {
    byte[] cells = new byte[stride * (height + 2 * margin)];
    byte[] known = grid.cells();
    for (int row = 0; row < grid.height(); row++) {
      int to = (row / POOLED + margin) * stride + margin;
      for (int column = 0; column < grid.width(); column++) {
        byte value = SCALED[known[row * grid.width() + column] & 0xff];
        cells[to + column / POOLED] = higher(cells[to + column / POOLED], value);
      }
    }
    return cells;
  }

  /** The highest of four windows of the level below; beyond the margin is nothing. */
  private byte[] doubled(byte[] below, int side) {
    byte[] along = new byte[below.length];
    for (int i = 0; i < below.length; i++) {
      along[i] = i + side < below.length ? higher(below[i], below[i + side]) : below[i];
    }
    byte[] cells = new byte[below.length];
    int up = side * stride;
    for (int i = 0; i < below.length; i++) {
      cells[i] = i + up < below.length ? higher(along[i], along[i + up]) : along[i];
    }
    return cells;
  }

  private static byte higher(byte a, byte b) {
    return (a & 0xff) >= (b & 0xff) ? a : b;
  }

  public int depth() {
    return levels.length;
  }

  /** Side of a cell of the lowest level, metres. */
  public double resolution() {
    return resolution;
  }

  /** Half of the widest window, cells. */
  public int reach() {
    return reach;
  }

  /**
   * The cell in which a point lies, for {@link #sum}; {@link #NOWHERE} if it scores nothing in a
   * window around there.
   */
  public int place(double x, double y) {
    int column = (int) Math.floor((x - minX) / resolution);
    int row = (int) Math.floor((y - minY) / resolution);
    int beyond = margin - reach;
    boolean near =
        column >= -beyond && row >= -beyond && column < width + reach && row < height + reach;
    return near ? (row + margin) * stride + column + margin : NOWHERE;
  }

  /**
   * The sum over points of the highest value in each one's window.
   *
   * @param places of points
   * @param count how many of them
   * @param dx offset of all of them, cells, at most the reach
   * @param dy likewise
   * @param enough a sum that will not be greater may be any that is not
   */
  public int sum(int level, int[] places, int count, int dx, int dy, int enough) {
    byte[] cells = levels[level];
    int offset = dy * stride + dx;
    int sum = 0;
    int done = 0;
    while (done < count) {
      int until = Math.min(count, done + 32);
      while (done < until) {
        sum += cells[places[done++] + offset] & 0xff;
      }
      if (sum + (count - done) * MOST <= enough) {
        return sum;
      }
    }
    return sum;
  }

  /**
   * A mean probability as a sum.
   *
   * @param count of points
   */
  public static int asSum(double probability, int count) {
    float least = ProbabilityGrid.least();
    return (int) Math.round((probability - least) / (1 - 2 * least) * MOST * count);
  }

  /** A sum as a mean probability. */
  public static double asProbability(int sum, int count) {
    float least = ProbabilityGrid.least();
    return least + (1 - 2 * least) * sum / ((double) MOST * count);
  }
}

package io.drover.slam.grid;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.PointCloud;
import java.util.Arrays;

/**
 * Writes scans into a grid: cells that a beam ended in become more likely to be occupied, those
 * that it went through less (Moravec, Elfes); each cell once a scan, and a hit counts before a
 * miss.
 *
 * <p>Keeps its buffers between calls; one thread.
 */
public final class ScanInserter {
  private final int hit;
  private final int miss;
  private boolean[] touched = new boolean[0];
  private int[] changed = new int[1024];
  private int changes;

  /**
   * An inserter of these odds.
   *
   * @param hitProbability that a cell is occupied in which a beam ended, &gt; 0.5
   * @param missProbability of one that it went through, &lt; 0.5
   */
  public ScanInserter(double hitProbability, double missProbability) {
    this.hit = (int) Math.max(1, Math.round(logOdds(hitProbability) / ProbabilityGrid.STEP));
    this.miss = (int) Math.min(-1, Math.round(logOdds(missProbability) / ProbabilityGrid.STEP));
  }

  private static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /**
   * Writes one.
   *
   * @param returns in the robot's frame
   * @param laser in the robot's frame: where beams come from
   * @param robot in the grid's frame
   */
  public void insert(ProbabilityGrid grid, PointCloud returns, Pose2 laser, Pose2 robot) {
    Pose2 from = robot.compose(laser);
    double c = Math.cos(robot.theta());
    double s = Math.sin(robot.theta());
    double fromX = from.x();
    double toX = from.x();
    double fromY = from.y();
    double toY = from.y();
    double[] xs = new double[returns.size()];
    double[] ys = new double[returns.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = robot.x() + c * returns.x()[i] - s * returns.y()[i];
      ys[i] = robot.y() + s * returns.x()[i] + c * returns.y()[i];
      fromX = Math.min(fromX, xs[i]);
      toX = Math.max(toX, xs[i]);
      fromY = Math.min(fromY, ys[i]);
      toY = Math.max(toY, ys[i]);
    }
    grid.cover(fromX, fromY, toX, toY);
    begin(grid);
    for (int i = 0; i < xs.length; i++) {
      change(grid, grid.column(xs[i]), grid.row(ys[i]), hit);
    }
    int column = grid.column(from.x());
    int row = grid.row(from.y());
    for (int i = 0; i < xs.length; i++) {
      clear(grid, column, row, grid.column(xs[i]), grid.row(ys[i]));
    }
    end();
  }

  private void begin(ProbabilityGrid grid) {
    int cells = grid.width() * grid.height();
    if (touched.length < cells) {
      touched = new boolean[cells];
    }
    changes = 0;
  }

  private void end() {
    for (int i = 0; i < changes; i++) {
      touched[changed[i]] = false;
    }
  }

  /** Bresenham's line, its last cell left out. */
  private void clear(ProbabilityGrid grid, int column, int row, int toColumn, int toRow) {
    int dx = Math.abs(toColumn - column);
    int dy = -Math.abs(toRow - row);
    int stepX = column < toColumn ? 1 : -1;
    int stepY = row < toRow ? 1 : -1;
    int error = dx + dy;
    int x = column;
    int y = row;
    while (x != toColumn || y != toRow) {
      change(grid, x, y, miss);
      int twice = 2 * error;
      if (twice >= dy) {
        error += dy;
        x += stepX;
      }
      if (twice <= dx) {
        error += dx;
        y += stepY;
      }
    }
  }

  private void change(ProbabilityGrid grid, int column, int row, int by) {
    int index = row * grid.width() + column;
    if (touched[index]) {
      return;
    }
    touched[index] = true;
    if (changes == changed.length) {
      changed = Arrays.copyOf(changed, 2 * changes);
    }
    changed[changes++] = index;
    byte[] cells = grid.cells();
    int before = cells[index] == ProbabilityGrid.UNKNOWN ? 0 : cells[index];
    cells[index] =
        (byte) Math.max(-ProbabilityGrid.MOST, Math.min(ProbabilityGrid.MOST, before + by));
  }
}

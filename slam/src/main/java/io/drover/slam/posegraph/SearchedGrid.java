package io.drover.slam.posegraph;

import io.drover.slam.grid.GridPyramid;
import io.drover.slam.grid.ProbabilityGrid;
import java.util.Optional;

/** A finished submap's grid, and its pyramid, which is made when it is first needed. Any thread. */
public final class SearchedGrid {
  private static final int LEVELS = 5;

  private final ProbabilityGrid grid;
  private final double reachMetres;
  private Optional<GridPyramid> pyramid = Optional.empty();

  /**
   * One that is searched.
   *
   * @param grid of the submap's frame; it does not change any more
   * @param reachMetres half of the widest window
   */
  public SearchedGrid(ProbabilityGrid grid, double reachMetres) {
    this.grid = grid;
    this.reachMetres = reachMetres;
  }

  public ProbabilityGrid grid() {
    return grid;
  }

  /** Half of the widest window that is searched in it, metres. */
  public double reachMetres() {
    return reachMetres;
  }

  synchronized GridPyramid pyramid() {
    if (pyramid.isEmpty()) {
      pyramid = Optional.of(new GridPyramid(grid, LEVELS, reachMetres));
    }
    return pyramid.get();
  }
}

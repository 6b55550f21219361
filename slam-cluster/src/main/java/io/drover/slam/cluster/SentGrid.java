package io.drover.slam.cluster;

import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.posegraph.SearchedGrid;
import java.io.Serializable;

/**
 * A submap's grid on its way to the machines that search it. Each keeps it, and the pyramid that is
 * made of it there. Any thread.
 */
final class SentGrid implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double resolution;
  private final double minX;
  private final double minY;
  private final int width;
  private final int height;
  private final byte[] cells;
  private final double reachMetres;
  private transient SearchedGrid searched;

  SentGrid(SearchedGrid searched) {
    ProbabilityGrid grid = searched.grid();
    this.resolution = grid.resolution();
    this.minX = grid.minX();
    this.minY = grid.minY();
    this.width = grid.width();
    this.height = grid.height();
    this.cells = grid.toBytes();
    this.reachMetres = searched.reachMetres();
  }

  /** The same on this machine, each time. */
  synchronized SearchedGrid searched() {
    if (searched == null) {
      searched =
          new SearchedGrid(
              ProbabilityGrid.of(resolution, minX, minY, width, height, cells), reachMetres);
    }
    return searched;
  }
}

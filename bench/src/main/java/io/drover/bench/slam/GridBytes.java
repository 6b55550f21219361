package io.drover.bench.slam;

import io.drover.slam.grid.ProbabilityGrid;

/** What a map weighs on a link: its cells, deflated. */
final class GridBytes {
  private GridBytes() {}

  static int of(ProbabilityGrid grid) {
    byte[] cells = new byte[grid.width() * grid.height()];
    for (int row = 0; row < grid.height(); row++) {
      for (int column = 0; column < grid.width(); column++) {
        cells[row * grid.width() + column] = grid.cell(column, row);
      }
    }
    return ScanPacker.deflated(cells).length;
  }
}

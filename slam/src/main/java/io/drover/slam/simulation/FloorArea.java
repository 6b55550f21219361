package io.drover.slam.simulation;

/**
 * An upright rectangle of a plan, metres, and what it is used for.
 *
 * @param minX left edge
 * @param minY lower edge
 * @param maxX right edge
 * @param maxY upper edge
 */
record FloorArea(double minX, double minY, double maxX, double maxY, RoomUse use) {
  double width() {
    return maxX - minX;
  }

  double height() {
    return maxY - minY;
  }

  double squareMetres() {
    return width() * height();
  }

  /** The same without a margin on all sides. */
  FloorArea inset(double margin) {
    return new FloorArea(minX + margin, minY + margin, maxX - margin, maxY - margin, use);
  }
}

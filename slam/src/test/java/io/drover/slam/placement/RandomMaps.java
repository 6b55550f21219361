package io.drover.slam.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Overlaps of maps that were drawn by lot. */
final class RandomMaps {
  private RandomMaps() {}

  /** Maps of equal size, of which each two overlap in one case of two. */
  static OverlapGraph graph(int robots, SplittableRandom random) {
    double[][] weights = new double[robots][robots];
    double[] areas = new double[robots];
    for (int u = 0; u < robots; u++) {
      areas[u] = 40;
      for (int v = 0; v < u; v++) {
        weights[u][v] = random.nextBoolean() ? random.nextDouble(0.5) : 0;
        weights[v][u] = weights[u][v];
      }
    }
    return OverlapGraph.ofWeights(areas, weights);
  }

  /** Rectangles of 3 to 12 m in a hall of so many metres. */
  static List<Footprint> footprints(int robots, int hallMetres, SplittableRandom random) {
    List<Footprint> footprints = new ArrayList<>();
    for (int robot = 0; robot < robots; robot++) {
      int column = random.nextInt(2 * hallMetres);
      int row = random.nextInt(2 * hallMetres);
      footprints.add(rectangle(column, row, random.nextInt(6, 25), random.nextInt(6, 25)));
    }
    return footprints;
  }

  /** So many cells of half a metre. */
  static Footprint rectangle(int column, int row, int columns, int rows) {
    return Footprint.ofCells(
        IntStream.range(0, columns * rows)
            .mapToLong(i -> Footprint.cell(column + i % columns, row + i / columns))
            .toArray());
  }
}

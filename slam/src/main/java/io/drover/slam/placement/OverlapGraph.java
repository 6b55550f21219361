package io.drover.slam.placement;

import java.util.List;

/**
 * How far the maps of robots overlap: RecSLAM's graph. A vertex is a robot's map, the weight w(u,
 * v) is the overlap's area by the sum of both areas, in [0, 0.5]; 0.5 means identical maps.
 * Immutable.
 */
public final class OverlapGraph {
  /** By which areas that were added up in another order may differ, relative. */
  private static final double ROUNDING = 1e-9;

  private final double[] squareMetres;
  private final double[][] weights;
  private final FusedArea fused;

  private OverlapGraph(double[] squareMetres, double[][] weights, FusedArea fused) {
    this.squareMetres = squareMetres;
    this.weights = weights;
    this.fused = fused;
  }

  /**
   * Of what maps cover; what several cover together is then exact.
   *
   * @param footprints one a robot, in one frame
   */
  public static OverlapGraph ofFootprints(List<Footprint> footprints) {
    PatchArea patches = PatchArea.of(footprints);
    int robots = footprints.size();
    double[] areas = footprints.stream().mapToDouble(Footprint::squareMetres).toArray();
    double[][] weights = new double[robots][robots];
    for (int u = 0; u < robots; u++) {
      for (int v = 0; v < u; v++) {
        double overlap = patches.overlapSquareMetres(u, v);
        weights[u][v] = overlap > 0 ? overlap / (areas[u] + areas[v]) : 0;
        weights[v][u] = weights[u][v];
      }
    }
    return new OverlapGraph(areas, weights, patches);
  }

  /**
   * Of overlaps that somebody else has measured. What more than two maps cover together is then an
   * upper bound: their areas less the largest overlaps that join them.
   *
   * @param squareMetres of each map, &gt; 0
   * @param weights w(u, v), symmetric; no overlap larger than the smaller map; the diagonal is not
   *     looked at
   */
  public static OverlapGraph ofWeights(double[] squareMetres, double[][] weights) {
    int robots = squareMetres.length;
    require(weights.length == robots, weights.length + " rows of weights for " + robots + " maps");
    double[][] kept = new double[robots][robots];
    double[][] overlaps = new double[robots][robots];
    for (int u = 0; u < robots; u++) {
      require(weights[u].length == robots, "row " + u + " has " + weights[u].length + " weights");
      double area = squareMetres[u];
      require(area > 0 && Double.isFinite(area), "map " + u + " covers " + area + " m²");
      for (int v = 0; v < u; v++) {
        String pair = "the weight of " + v + " and " + u + " is ";
        double w = weights[u][v];
        double overlap = w * (area + squareMetres[v]);
        double most = Math.min(area, squareMetres[v]) * (1 + ROUNDING);
        require(w == weights[v][u], pair + weights[v][u] + " one way and " + w + " the other");
        require(w >= 0 && overlap <= most, pair + w + ": more than the smaller map");
        kept[u][v] = w;
        kept[v][u] = w;
        overlaps[u][v] = overlap;
        overlaps[v][u] = overlap;
      }
    }
    double[] areas = squareMetres.clone();
    return new OverlapGraph(areas, kept, new SpanningArea(areas, overlaps));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  public int robots() {
    return squareMetres.length;
  }

  /** w(u, v), in [0, 0.5]; 0 of a robot with itself. */
  public double weight(int u, int v) {
    return weights[u][v];
  }

  /** Of how many other robots the map overlaps. */
  public int neighbours(int robot) {
    int count = 0;
    for (double weight : weights[robot]) {
      count += weight > 0 ? 1 : 0;
    }
    return count;
  }

  /** What a robot's map covers. */
  public double squareMetres(int robot) {
    return squareMetres[robot];
  }

  /** What the fused map of several robots covers. */
  public double fusedSquareMetres(List<Integer> robots) {
    return fusedSquareMetres(RobotSet.of(robots(), robots));
  }

  double fusedSquareMetres(RobotSet robots) {
    return fused.squareMetres(robots);
  }

  /** Sum of the weights between groups: what fusing within groups cannot save. */
  public double cut(RobotGrouping grouping) {
    int[] groupOf = grouping.groupOf();
    require(groupOf.length == robots(), groupOf.length + " robots in groups of " + robots());
    double cut = 0;
    for (int u = 0; u < groupOf.length; u++) {
      for (int v = 0; v < u; v++) {
        cut += groupOf[u] == groupOf[v] ? 0 : weights[u][v];
      }
    }
    return cut;
  }
}

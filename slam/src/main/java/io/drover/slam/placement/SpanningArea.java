package io.drover.slam.placement;

/**
 * An upper bound where only overlaps of pairs are known (Hunter 1976): the areas less the overlaps
 * along a maximum spanning tree. Exact for maps that are identical, apart, or overlap like links of
 * a chain. O(k²) for k maps.
 */
final class SpanningArea implements FusedArea {
  private final double[] squareMetres;
  private final double[][] overlaps;

  /**
   * Of maps in robots' order.
   *
   * @param overlaps what each two have in common, symmetric
   */
  SpanningArea(double[] squareMetres, double[][] overlaps) {
    this.squareMetres = squareMetres;
    this.overlaps = overlaps;
  }

  @Override
  public double squareMetres(RobotSet robots) {
    int[] left = robots.toArray();
    double[] most = new double[left.length];
    double sum = 0;
    for (int count = left.length; count > 0; count--) {
      int next = 0;
      for (int i = 1; i < count; i++) {
        next = most[i] > most[next] ? i : next;
      }
      int robot = left[next];
      sum += squareMetres[robot] - most[next];
      left[next] = left[count - 1];
      most[next] = most[count - 1];
      for (int i = 0; i < count - 1; i++) {
        most[i] = Math.max(most[i], overlaps[robot][left[i]]);
      }
    }
    return sum;
  }
}

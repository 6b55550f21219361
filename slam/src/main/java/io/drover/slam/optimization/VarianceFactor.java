package io.drover.slam.optimization;

/**
 * How much less the measurements scatter than their information says, estimated along with the
 * poses: the variance factor s² of geodesy, χ² by degrees of freedom. Information is mostly
 * understated, which makes room for wrong edges that a bound by the stated information lets in.
 *
 * @param freedom degrees of freedom without any robust edge: three for an edge, less three for a
 *     pose to be found; may be negative
 * @param robust edges that may be wrong
 */
record VarianceFactor(int freedom, int robust) {
  private static final double LEAST = 0.01;

  static VarianceFactor of(PoseProblem problem, Measurements edges) {
    int free = 0;
    for (int pose = 0; pose < problem.size(); pose++) {
      free += problem.fixed(pose) ? 0 : 1;
    }
    int robust = 0;
    for (int e = 0; e < edges.count(); e++) {
      robust += edges.robust(e) ? 1 : 0;
    }
    return new VarianceFactor(3 * (edges.count() - robust - free), robust);
  }

  /**
   * What tells one choice of edges from another, less is better: χ²/s² + f ln s², which is −2 ln of
   * the likelihood, f being the degrees of freedom, and the bound for each edge thrown out. With s²
   * = 1, and above that it is not let, this is the truncated cost.
   *
   * @param squares χ² of the edges that are in
   * @param out robust edges that are not
   */
  double score(double squares, int out, double bound) {
    int left = freedom + 3 * (robust - out);
    double factor = left > 0 ? Math.max(LEAST, Math.min(1, squares / left)) : 1;
    return squares / factor + Math.max(0, left) * Math.log(factor) + bound * out;
  }
}

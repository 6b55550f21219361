package io.drover.slam.optimization;

import java.util.Arrays;

/**
 * The normal equations H·step = g of a pose graph around given poses, in blocks of a pattern that
 * does not change. Parameters are (x, y, θ) of each pose that is not fixed, poses in the order of
 * least fill. One thread.
 */
final class Linearization {
  private static final int DOF = 3;
  private static final int BLOCK = BlockPattern.BLOCK;

  private final Measurements edges;

  /** Of each pose its column of blocks; −1 if it is fixed. */
  private final int[] column;

  /** Of each edge the block between its poses; −1 if one is fixed. */
  private final int[] between;

  private final double[] hessian;
  private final double[] gradient;
  private final double[] error = new double[DOF];

  /** BᵀΩB of the edge at hand: its upper triangle row by row; and BᵀΩe. */
  private final double[] turned = new double[Measurements.UPPER];

  private final double[] pull = new double[DOF];

  Linearization(Measurements edges, int[] column, int[] between, BlockPattern pattern) {
    this.edges = edges;
    this.column = column;
    this.between = between;
    this.hessian = new double[BLOCK * pattern.blocks()];
    this.gradient = new double[DOF * pattern.columns()];
  }

  /** H, block by block of the pattern. */
  double[] hessian() {
    return hessian;
  }

  /** −Jᵀr. */
  double[] gradient() {
    return gradient;
  }

  /** Sum of eᵀΩe, robust ones after their loss. */
  double cost(Configuration at, EdgeLoss loss) {
    double sum = 0;
    for (int e = 0; e < edges.count(); e++) {
      edges.error(e, at, error);
      double squared = edges.square(e, error);
      sum += edges.robust(e) ? loss.cost(e, squared) : squared;
    }
    return sum;
  }

  /** Fills H and g. */
  void at(Configuration poses, EdgeLoss loss) {
    Arrays.fill(hessian, 0);
    Arrays.fill(gradient, 0);
    for (int e = 0; e < edges.count(); e++) {
      edges.error(e, poses, error);
      double weight = edges.robust(e) ? loss.weight(e, edges.square(e, error)) : 1;
      if (weight > 0) {
        turn(e, poses, weight);
        add(e, poses);
      }
    }
  }

  /**
   * The edge's weighted information and pull as the world's axes see them. With R the rotation of
   * the measured frame, B = ∂e/∂xⱼ = diag(Rᵀ, 1), and A = ∂e/∂xᵢ = −BT, where T shears: T = [1 0
   * −Δy; 0 1 Δx; 0 0 1].
   */
  private void turn(int e, Configuration poses, double weight) {
    int i = edges.from(e);
    double c = poses.cosine(i) * edges.cosine(e) - poses.sine(i) * edges.sine(e);
    double s = poses.sine(i) * edges.cosine(e) + poses.cosine(i) * edges.sine(e);
    double xx = weight * edges.information(e, 0);
    double xy = weight * edges.information(e, 1);
    double xt = weight * edges.information(e, 2);
    double yy = weight * edges.information(e, 3);
    double yt = weight * edges.information(e, 4);
    double tt = weight * edges.information(e, 5);
    turned[0] = c * c * xx - 2 * c * s * xy + s * s * yy;
    turned[1] = c * s * (xx - yy) + (c * c - s * s) * xy;
    turned[2] = c * xt - s * yt;
    turned[3] = s * s * xx + 2 * c * s * xy + c * c * yy;
    turned[4] = s * xt + c * yt;
    turned[5] = tt;
    double px = xx * error[0] + xy * error[1] + xt * error[2];
    double py = xy * error[0] + yy * error[1] + yt * error[2];
    pull[0] = c * px - s * py;
    pull[1] = s * px + c * py;
    pull[2] = xt * error[0] + yt * error[1] + tt * error[2];
  }

  private void add(int e, Configuration poses) {
    int i = edges.from(e);
    int j = edges.to(e);
    int ci = column[i];
    int cj = column[j];
    double dx = poses.x(j) - poses.x(i);
    double dy = poses.y(j) - poses.y(i);
    double w0 = turned[0];
    double w1 = turned[1];
    double w3 = turned[3];
    // the third row of TᵀW, and the corner of TᵀWT
    double m0 = turned[2] - dy * w0 + dx * w1;
    double m1 = turned[4] - dy * w1 + dx * w3;
    double m2 = turned[5] - dy * turned[2] + dx * turned[4];
    if (cj >= 0) {
      addDiagonal(cj, turned[2], turned[4], turned[5]);
      gradient[DOF * cj] -= pull[0];
      gradient[DOF * cj + 1] -= pull[1];
      gradient[DOF * cj + 2] -= pull[2];
    }
    if (ci >= 0) {
      addDiagonal(ci, m0, m1, m2 - dy * m0 + dx * m1);
      gradient[DOF * ci] += pull[0];
      gradient[DOF * ci + 1] += pull[1];
      gradient[DOF * ci + 2] += pull[2] - dy * pull[0] + dx * pull[1];
    }
    if (between[e] >= 0) {
      // rows of the pose that comes later: AᵀΩB = −TᵀW, or that transposed
      int p = BLOCK * between[e];
      boolean rowsOfFrom = ci > cj;
      hessian[p] -= w0;
      hessian[p + 1] -= w1;
      hessian[p + 3] -= w1;
      hessian[p + 4] -= w3;
      hessian[p + 2] -= rowsOfFrom ? turned[2] : m0;
      hessian[p + 5] -= rowsOfFrom ? turned[4] : m1;
      hessian[p + 6] -= rowsOfFrom ? m0 : turned[2];
      hessian[p + 7] -= rowsOfFrom ? m1 : turned[4];
      hessian[p + 8] -= m2;
    }
  }

  /** Adds W with the given third column, symmetric. */
  private void addDiagonal(int block, double xt, double yt, double tt) {
    int p = BLOCK * block;
    hessian[p] += turned[0];
    hessian[p + 1] += turned[1];
    hessian[p + 2] += xt;
    hessian[p + 3] += turned[1];
    hessian[p + 4] += turned[3];
    hessian[p + 5] += yt;
    hessian[p + 6] += xt;
    hessian[p + 7] += yt;
    hessian[p + 8] += tt;
  }
}

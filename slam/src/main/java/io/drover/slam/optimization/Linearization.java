package io.drover.slam.optimization;

import io.drover.core.geometry.Angles;
import java.util.Arrays;

/**
 * The normal equations H·step = g of a pose graph around given poses, H as the upper triangle of a
 * sparse matrix whose pattern does not change. Parameters are (x, y, θ) of each pose that is not
 * fixed, poses in the order of least fill.
 */
final class Linearization {
  private static final int DOF = 3;

  private final int[] from;
  private final int[] to;
  private final double[][] measured;
  private final Information[] information;
  private final boolean[] robust;
  private final double lossWidth;

  /** First parameter of each pose; −1 if it is fixed. */
  private final int[] offset;

  private final int[] columnStarts;
  private final int[] rows;
  private final double[] values;
  private final double[] gradient;

  /** Where the columns of each edge's three blocks have their first row in {@code values}. */
  private final int[][] places;

  Linearization(PoseProblem problem, double lossWidth) {
    this.lossWidth = lossWidth;
    int edges = problem.edges().size();
    from = new int[edges];
    to = new int[edges];
    measured = new double[edges][];
    information = new Information[edges];
    robust = new boolean[edges];
    int index = 0;
    for (PoseEdge edge : problem.edges()) {
      from[index] = edge.from();
      to[index] = edge.to();
      measured[index] =
          new double[] {edge.measurement().x(), edge.measurement().y(), edge.measurement().theta()};
      information[index] = edge.information();
      robust[index] = edge.robust();
      index++;
    }
    BlockPattern pattern = BlockPattern.of(problem, from, to);
    offset = pattern.offsets();
    columnStarts = pattern.columnStarts();
    rows = pattern.rows();
    values = new double[rows.length];
    gradient = new double[columnStarts.length - 1];
    places = new int[edges][];
    for (int e = 0; e < edges; e++) {
      places[e] = pattern.places(from[e], to[e]);
    }
  }

  int[] columnStarts() {
    return columnStarts;
  }

  int[] rows() {
    return rows;
  }

  double[] values() {
    return values;
  }

  /** −Jᵀr. */
  double[] gradient() {
    return gradient;
  }

  int offset(int pose) {
    return offset[pose];
  }

  /** Sum of eᵀΩe, robust ones after their loss. */
  double cost(double[] poses) {
    double sum = 0;
    double[] error = new double[DOF];
    for (int e = 0; e < from.length; e++) {
      error(e, poses, error);
      double squared = information[e].norm(error[0], error[1], error[2]);
      sum += robust[e] ? loss(squared) : squared;
    }
    return sum;
  }

  /** Huber's, of a squared error. */
  private double loss(double squared) {
    double bound = lossWidth * lossWidth;
    return squared <= bound ? squared : 2 * lossWidth * Math.sqrt(squared) - bound;
  }

  private double weight(double squared) {
    return squared <= lossWidth * lossWidth ? 1 : lossWidth / Math.sqrt(squared);
  }

  /** e = z⁻¹ (xᵢ⁻¹ xⱼ). */
  private void error(int e, double[] poses, double[] error) {
    int i = DOF * from[e];
    int j = DOF * to[e];
    double ci = Math.cos(poses[i + 2]);
    double si = Math.sin(poses[i + 2]);
    double dx = poses[j] - poses[i];
    double dy = poses[j + 1] - poses[i + 1];
    double ax = ci * dx + si * dy - measured[e][0];
    double ay = -si * dx + ci * dy - measured[e][1];
    double cz = Math.cos(measured[e][2]);
    double sz = Math.sin(measured[e][2]);
    error[0] = cz * ax + sz * ay;
    error[1] = -sz * ax + cz * ay;
    error[2] = Angles.wrap(poses[j + 2] - poses[i + 2] - measured[e][2]);
  }

  /** Fills H and g. */
  void at(double[] poses) {
    Arrays.fill(values, 0);
    Arrays.fill(gradient, 0);
    double[] error = new double[DOF];
    double[] a = new double[DOF * DOF];
    double[] b = new double[DOF * DOF];
    for (int e = 0; e < from.length; e++) {
      error(e, poses, error);
      double weight = robust[e] ? weight(information[e].norm(error[0], error[1], error[2])) : 1;
      jacobians(e, poses, a, b);
      add(e, error, a, b, weight);
    }
  }

  /** Of the error by xᵢ (a) and xⱼ (b), row by row. */
  private void jacobians(int e, double[] poses, double[] a, double[] b) {
    int i = DOF * from[e];
    int j = DOF * to[e];
    double turned = poses[i + 2] + measured[e][2];
    double c = Math.cos(turned);
    double s = Math.sin(turned);
    double dx = poses[j] - poses[i];
    double dy = poses[j + 1] - poses[i + 1];
    b[0] = c;
    b[1] = s;
    b[2] = 0;
    b[3] = -s;
    b[4] = c;
    b[5] = 0;
    b[6] = 0;
    b[7] = 0;
    b[8] = 1;
    a[0] = -c;
    a[1] = -s;
    a[2] = -s * dx + c * dy;
    a[3] = s;
    a[4] = -c;
    a[5] = -c * dx - s * dy;
    a[6] = 0;
    a[7] = 0;
    a[8] = -1;
  }

  private void add(int e, double[] error, double[] a, double[] b, double weight) {
    double[] oa = weighted(information[e], a, weight);
    double[] ob = weighted(information[e], b, weight);
    int oi = offset[from[e]];
    int oj = offset[to[e]];
    int[] place = places[e];
    if (oi >= 0) {
      addDiagonal(place, 0, a, oa);
      addGradient(oi, oa, error);
    }
    if (oj >= 0) {
      addDiagonal(place, DOF, b, ob);
      addGradient(oj, ob, error);
    }
    if (oi >= 0 && oj >= 0) {
      // the block above the diagonal: rows of the pose that comes first
      double[] first = oi < oj ? a : b;
      double[] second = oi < oj ? ob : oa;
      for (int column = 0; column < DOF; column++) {
        for (int row = 0; row < DOF; row++) {
          values[place[2 * DOF + column] + row] += dot(first, row, second, column);
        }
      }
    }
  }

  private void addDiagonal(int[] place, int first, double[] jacobian, double[] weighted) {
    for (int column = 0; column < DOF; column++) {
      for (int row = 0; row <= column; row++) {
        values[place[first + column] + row] += dot(jacobian, row, weighted, column);
      }
    }
  }

  private void addGradient(int offset, double[] weighted, double[] error) {
    for (int k = 0; k < DOF; k++) {
      gradient[offset + k] -=
          weighted[k] * error[0] + weighted[DOF + k] * error[1] + weighted[2 * DOF + k] * error[2];
    }
  }

  private static double dot(double[] a, int i, double[] b, int j) {
    return a[i] * b[j] + a[DOF + i] * b[DOF + j] + a[2 * DOF + i] * b[2 * DOF + j];
  }

  /** weight · Ω · J. */
  private static double[] weighted(Information o, double[] j, double weight) {
    double[] out = new double[DOF * DOF];
    for (int k = 0; k < DOF; k++) {
      double x = j[k];
      double y = j[DOF + k];
      double t = j[2 * DOF + k];
      out[k] = weight * (o.xx() * x + o.xy() * y + o.xt() * t);
      out[DOF + k] = weight * (o.xy() * x + o.yy() * y + o.yt() * t);
      out[2 * DOF + k] = weight * (o.xt() * x + o.yt() * y + o.tt() * t);
    }
    return out;
  }
}

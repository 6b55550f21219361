package io.drover.slam.optimization;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import java.util.List;

/** The edges of a pose graph, as arrays: what a search runs over again and again. */
final class Measurements {
  /** Doubles of an information matrix: its upper triangle row by row. */
  static final int UPPER = 6;

  /** Doubles of an edge's measured pose: x, y, θ, cos θ, sin θ. */
  private static final int POSE = 5;

  private final int[] from;
  private final int[] to;
  private final double[] measured;
  private final double[] information;
  private final boolean[] robust;

  Measurements(List<PoseEdge> edges) {
    int count = edges.size();
    from = new int[count];
    to = new int[count];
    measured = new double[POSE * count];
    information = new double[UPPER * count];
    robust = new boolean[count];
    int e = 0;
    for (PoseEdge edge : edges) {
      from[e] = edge.from();
      to[e] = edge.to();
      Pose2 z = edge.measurement();
      int p = POSE * e;
      measured[p] = z.x();
      measured[p + 1] = z.y();
      measured[p + 2] = z.theta();
      measured[p + 3] = Math.cos(z.theta());
      measured[p + 4] = Math.sin(z.theta());
      Information o = edge.information();
      p = UPPER * e;
      information[p] = o.xx();
      information[p + 1] = o.xy();
      information[p + 2] = o.xt();
      information[p + 3] = o.yy();
      information[p + 4] = o.yt();
      information[p + 5] = o.tt();
      robust[e] = edge.robust();
      e++;
    }
  }

  int count() {
    return from.length;
  }

  int from(int edge) {
    return from[edge];
  }

  int to(int edge) {
    return to[edge];
  }

  boolean robust(int edge) {
    return robust[edge];
  }

  /** The k-th number of the upper triangle of an edge's information matrix, row by row. */
  double information(int edge, int k) {
    return information[UPPER * edge + k];
  }

  Pose2 measurement(int edge) {
    int z = POSE * edge;
    return new Pose2(measured[z], measured[z + 1], measured[z + 2]);
  }

  double cosine(int edge) {
    return measured[POSE * edge + 3];
  }

  double sine(int edge) {
    return measured[POSE * edge + 4];
  }

  /** e = z⁻¹ (xᵢ⁻¹ xⱼ), in the measured frame; θ in (−π, π]. */
  void error(int edge, Configuration at, double[] error) {
    int i = from[edge];
    int j = to[edge];
    double c = at.cosine(i);
    double s = at.sine(i);
    double dx = at.x(j) - at.x(i);
    double dy = at.y(j) - at.y(i);
    int z = POSE * edge;
    double ax = c * dx + s * dy - measured[z];
    double ay = c * dy - s * dx - measured[z + 1];
    error[0] = measured[z + 3] * ax + measured[z + 4] * ay;
    error[1] = measured[z + 3] * ay - measured[z + 4] * ax;
    double turned = at.theta(j) - at.theta(i) - measured[z + 2];
    error[2] = turned > -Math.PI && turned <= Math.PI ? turned : Angles.wrap(turned);
  }

  /** eᵀΩe. */
  double square(int edge, double[] error) {
    int o = UPPER * edge;
    double x = error[0];
    double y = error[1];
    double t = error[2];
    return information[o] * x * x
        + information[o + 3] * y * y
        + information[o + 5] * t * t
        + 2
            * (information[o + 1] * x * y
                + information[o + 2] * x * t
                + information[o + 4] * y * t);
  }
}

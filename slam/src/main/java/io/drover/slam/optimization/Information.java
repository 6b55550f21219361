package io.drover.slam.optimization;

/** A symmetric 3×3 matrix over (x, y, θ), metres and radians; the upper triangle row by row. */
public record Information(double xx, double xy, double xt, double yy, double yt, double tt) {
  /** Independent of each other: weights of a metre and of a radian, squared. */
  public static Information of(double translationWeight, double rotationWeight) {
    double t = translationWeight * translationWeight;
    return new Information(t, 0, 0, t, 0, rotationWeight * rotationWeight);
  }

  /** eᵀΩe. */
  double norm(double x, double y, double t) {
    return xx * x * x + yy * y * y + tt * t * t + 2 * (xy * x * y + xt * x * t + yt * y * t);
  }
}

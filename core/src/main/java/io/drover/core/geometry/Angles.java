package io.drover.core.geometry;

/** Angles on the circle, radians. */
public final class Angles {
  private Angles() {}

  /** The same direction in (-π, π]. */
  public static double wrap(double radians) {
    double wrapped = Math.IEEEremainder(radians, 2 * Math.PI);
    return wrapped <= -Math.PI ? wrapped + 2 * Math.PI : wrapped;
  }
}

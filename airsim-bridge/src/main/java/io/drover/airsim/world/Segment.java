package io.drover.airsim.world;

/**
 * A piece of a route with constant curvature.
 *
 * @param lengthMetres along the centre line, > 0
 * @param curvaturePerMetre positive to the left, 0 for a straight
 */
record Segment(double lengthMetres, double curvaturePerMetre) {
  Segment {
    if (!(lengthMetres > 0) || !Double.isFinite(curvaturePerMetre)) {
      throw new IllegalArgumentException("a segment needs a length and a finite curvature");
    }
  }

  static Segment straight(double lengthMetres) {
    return new Segment(lengthMetres, 0);
  }

  /** An arc through an angle, positive to the left. */
  static Segment turn(double radians, double radiusMetres) {
    return new Segment(Math.abs(radians) * radiusMetres, Math.signum(radians) / radiusMetres);
  }
}

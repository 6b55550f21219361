package io.drover.airsim.world;

/** Something that stops a drone, a ray and light. */
sealed interface Solid permits Box, Cylinder {
  String name();

  int id();

  double x();

  double y();

  /** Radius of a vertical cylinder around (x, y) that holds it. */
  double boundingRadiusMetres();

  double bottom();

  double top();

  Finish finish();

  /** Where a ray enters, metres along a unit direction, 0 from inside, infinite if it misses. */
  double rayEntry(double ox, double oy, double oz, double dx, double dy, double dz);

  /** The point of this solid nearest to another, written to {@code out[0..2]}. */
  void nearest(double px, double py, double pz, double[] out);
}

package io.drover.airsim.world;

/**
 * An upright box.
 *
 * @param x of its middle
 * @param y of its middle
 * @param yaw direction of its length, radians
 */
record Box(
    String name,
    int id,
    double x,
    double y,
    double yaw,
    double halfLength,
    double halfWidth,
    double bottom,
    double top,
    Finish finish)
    implements Solid {

  @Override
  public double boundingRadiusMetres() {
    return Math.hypot(halfLength, halfWidth);
  }

  @Override
  public double rayEntry(double ox, double oy, double oz, double dx, double dy, double dz) {
    double c = Math.cos(yaw);
    double s = Math.sin(yaw);
    double lx = c * (ox - x) + s * (oy - y);
    double ly = c * (oy - y) - s * (ox - x);
    double near = 0;
    double far = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < 3; axis++) {
      double o = axis == 0 ? lx : axis == 1 ? ly : oz - (bottom + top) / 2;
      double d = axis == 0 ? c * dx + s * dy : axis == 1 ? c * dy - s * dx : dz;
      double half = axis == 0 ? halfLength : axis == 1 ? halfWidth : (top - bottom) / 2;
      if (Math.abs(d) < 1e-12) {
        if (Math.abs(o) > half) {
          return Double.POSITIVE_INFINITY;
        }
      } else {
        double a = (-half - o) / d;
        double b = (half - o) / d;
        near = Math.max(near, Math.min(a, b));
        far = Math.min(far, Math.max(a, b));
      }
    }
    return near <= far ? near : Double.POSITIVE_INFINITY;
  }

  @Override
  public void nearest(double px, double py, double pz, double[] out) {
    double c = Math.cos(yaw);
    double s = Math.sin(yaw);
    double lx = clamp(c * (px - x) + s * (py - y), halfLength);
    double ly = clamp(c * (py - y) - s * (px - x), halfWidth);
    out[0] = x + c * lx - s * ly;
    out[1] = y + s * lx + c * ly;
    out[2] = Math.max(bottom, Math.min(top, pz));
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  /** Whether the footprints of two boxes, this one grown by a margin, share a point. */
  boolean overlaps(Box other, double margin) {
    return !separates(this, other, margin) && !separates(other, this, margin);
  }

  /** Whether an axis of {@code a} separates it from {@code b}. */
  private static boolean separates(Box a, Box b, double margin) {
    double c = Math.cos(a.yaw);
    double s = Math.sin(a.yaw);
    double turn = b.yaw - a.yaw;
    double along = Math.abs(c * (b.x - a.x) + s * (b.y - a.y));
    double across = Math.abs(c * (b.y - a.y) - s * (b.x - a.x));
    double ct = Math.abs(Math.cos(turn));
    double st = Math.abs(Math.sin(turn));
    return along > a.halfLength + margin + ct * b.halfLength + st * b.halfWidth
        || across > a.halfWidth + margin + st * b.halfLength + ct * b.halfWidth;
  }
}

package io.drover.airsim.world;

/** An upright cylinder: a trunk, a post. */
record Cylinder(
    String name,
    int id,
    double x,
    double y,
    double radius,
    double bottom,
    double top,
    Finish finish)
    implements Solid {

  @Override
  public double boundingRadiusMetres() {
    return radius;
  }

  @Override
  public double rayEntry(double ox, double oy, double oz, double dx, double dy, double dz) {
    double rx = ox - x;
    double ry = oy - y;
    double a = dx * dx + dy * dy;
    double b = rx * dx + ry * dy;
    double c = rx * rx + ry * ry - radius * radius;
    double near = 0;
    double far = Double.POSITIVE_INFINITY;
    if (a < 1e-12) {
      if (c > 0) {
        return Double.POSITIVE_INFINITY;
      }
    } else {
      double discriminant = b * b - a * c;
      if (discriminant < 0) {
        return Double.POSITIVE_INFINITY;
      }
      double root = Math.sqrt(discriminant);
      near = Math.max(0, (-b - root) / a);
      far = (-b + root) / a;
    }
    if (Math.abs(dz) < 1e-12) {
      return oz >= bottom && oz <= top && near <= far ? near : Double.POSITIVE_INFINITY;
    }
    double e = (bottom - oz) / dz;
    double f = (top - oz) / dz;
    near = Math.max(near, Math.min(e, f));
    far = Math.min(far, Math.max(e, f));
    return near <= far ? near : Double.POSITIVE_INFINITY;
  }

  @Override
  public void nearest(double px, double py, double pz, double[] out) {
    double distance = Math.hypot(px - x, py - y);
    double f = distance > radius ? radius / distance : 1;
    out[0] = x + f * (px - x);
    out[1] = y + f * (py - y);
    out[2] = Math.max(bottom, Math.min(top, pz));
  }
}

package io.drover.core.geometry;

/** A point or free vector in the plane, metres unless the holder says otherwise. */
public record Vector2(double x, double y) {
  public Vector2 plus(Vector2 o) {
    return new Vector2(x + o.x, y + o.y);
  }

  public Vector2 minus(Vector2 o) {
    return new Vector2(x - o.x, y - o.y);
  }

  public Vector2 times(double k) {
    return new Vector2(x * k, y * k);
  }

  public double dot(Vector2 o) {
    return x * o.x + y * o.y;
  }

  public double norm() {
    return Math.hypot(x, y);
  }

  /** Direction of this vector, radians in (-π, π], counter-clockwise from +x. */
  public double heading() {
    return Math.atan2(y, x);
  }
}

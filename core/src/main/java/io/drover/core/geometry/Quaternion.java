package io.drover.core.geometry;

/** A unit quaternion that turns vectors of the body frame into the parent frame. */
public record Quaternion(double w, double x, double y, double z) {
  public static final Quaternion IDENTITY = new Quaternion(1, 0, 0, 0);

  /** Intrinsic yaw (about z), pitch (about y), roll (about x), radians. */
  public static Quaternion ofEuler(double roll, double pitch, double yaw) {
    double cr = Math.cos(roll / 2);
    double sr = Math.sin(roll / 2);
    double cp = Math.cos(pitch / 2);
    double sp = Math.sin(pitch / 2);
    double cy = Math.cos(yaw / 2);
    double sy = Math.sin(yaw / 2);
    return new Quaternion(
        cr * cp * cy + sr * sp * sy,
        sr * cp * cy - cr * sp * sy,
        cr * sp * cy + sr * cp * sy,
        cr * cp * sy - sr * sp * cy);
  }

  /** Rotation about z, radians in (-π, π]. */
  public double yaw() {
    return Math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
  }

  /** Rotation about y, radians in [-π/2, π/2]. */
  public double pitch() {
    return Math.asin(Math.max(-1, Math.min(1, 2 * (w * y - z * x))));
  }

  /** Rotation about x, radians in (-π, π]. */
  public double roll() {
    return Math.atan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y));
  }

  /** {@code this} after {@code o}: turns by {@code o} first. */
  public Quaternion times(Quaternion o) {
    return new Quaternion(
        w * o.w - x * o.x - y * o.y - z * o.z,
        w * o.x + x * o.w + y * o.z - z * o.y,
        w * o.y - x * o.z + y * o.w + z * o.x,
        w * o.z + x * o.y - y * o.x + z * o.w);
  }

  /** The vector {@code v} of the body frame, in the parent frame. */
  public Vector3 rotate(Vector3 v) {
    Vector3 u = new Vector3(x, y, z);
    Vector3 t = u.cross(v).times(2);
    return v.plus(t.times(w)).plus(u.cross(t));
  }

  /** The opposite rotation. */
  public Quaternion inverse() {
    return new Quaternion(w, -x, -y, -z);
  }
}

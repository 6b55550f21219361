package io.drover.ros.tf;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/**
 * Takes points of one frame into another: turns, then shifts. Of a child frame in its parent it is
 * the child's pose there.
 *
 * @param translation metres
 * @param rotation of unit length
 */
public record RigidTransform(Vector3 translation, Quaternion rotation) {
  public static final RigidTransform IDENTITY =
      new RigidTransform(Vector3.ZERO, Quaternion.IDENTITY);

  private static final double NEARLY_ALIKE = 0.9995;

  /** {@code this} after {@code first}. */
  public RigidTransform times(RigidTransform first) {
    return new RigidTransform(apply(first.translation), rotation.times(first.rotation));
  }

  /** The way back. */
  public RigidTransform inverse() {
    Quaternion back = rotation.inverse();
    return new RigidTransform(back.rotate(translation).times(-1), back);
  }

  /** A point of the source frame in the target frame. */
  public Vector3 apply(Vector3 point) {
    return rotation.rotate(point).plus(translation);
  }

  /**
   * On the straight and evenly turning way from {@code this} to {@code end}, the shorter way round.
   *
   * @param share of the way, in [0, 1]
   */
  public RigidTransform towards(RigidTransform end, double share) {
    return new RigidTransform(
        translation.times(1 - share).plus(end.translation.times(share)),
        slerp(rotation, end.rotation, share));
  }

  private static Quaternion slerp(Quaternion a, Quaternion b, double share) {
    double cosine = a.w() * b.w() + a.x() * b.x() + a.y() * b.y() + a.z() * b.z();
    double sign = cosine < 0 ? -1 : 1;
    double angle = Math.acos(Math.min(1, Math.abs(cosine)));
    // between nearly equal ones the sine is too small to divide by
    boolean alike = Math.abs(cosine) > NEARLY_ALIKE;
    double p = alike ? 1 - share : Math.sin((1 - share) * angle) / Math.sin(angle);
    double q = sign * (alike ? share : Math.sin(share * angle) / Math.sin(angle));
    return unit(
        p * a.w() + q * b.w(), p * a.x() + q * b.x(), p * a.y() + q * b.y(), p * a.z() + q * b.z());
  }

  private static Quaternion unit(double w, double x, double y, double z) {
    double norm = Math.sqrt(w * w + x * x + y * y + z * z);
    return new Quaternion(w / norm, x / norm, y / norm, z / norm);
  }

  /** Whether everything is finite and the rotation of unit length, to a hundredth. */
  boolean isValid() {
    double norm =
        rotation.w() * rotation.w()
            + rotation.x() * rotation.x()
            + rotation.y() * rotation.y()
            + rotation.z() * rotation.z();
    return Double.isFinite(translation.norm()) && Math.abs(norm - 1) < 0.02;
  }

  /** The same with a rotation of exactly unit length. */
  RigidTransform normalized() {
    return new RigidTransform(
        translation, unit(rotation.w(), rotation.x(), rotation.y(), rotation.z()));
  }
}

package io.drover.airsim.rpc;

import io.drover.airsim.flight.Pose;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/**
 * Vectors, rotations and poses on the wire: {@code Vector3r}, {@code Quaternionr}, {@code Pose}.
 */
public final class Geometry {
  public static final Pose ORIGIN = new Pose(Vector3.ZERO, Quaternion.IDENTITY);

  public static final Struct<Vector3> VECTOR =
      Struct.of(Vector3.class)
          .real("x_val", Vector3::x)
          .real("y_val", Vector3::y)
          .real("z_val", Vector3::z)
          .make(v -> new Vector3(v.real(0), v.real(1), v.real(2)));

  public static final Struct<Quaternion> QUATERNION =
      Struct.of(Quaternion.class)
          .field("w_val", WireType.FLOAT, Quaternion::w, 1.0)
          .real("x_val", Quaternion::x)
          .real("y_val", Quaternion::y)
          .real("z_val", Quaternion::z)
          .make(v -> new Quaternion(v.real(0), v.real(1), v.real(2), v.real(3)));

  public static final Struct<Pose> POSE =
      Struct.of(Pose.class)
          .field("position", VECTOR, Pose::position, Vector3.ZERO)
          .field("orientation", QUATERNION, Pose::orientation, Quaternion.IDENTITY)
          .make(v -> new Pose(v.get(0, Vector3.class), v.get(1, Quaternion.class)));

  private Geometry() {}
}

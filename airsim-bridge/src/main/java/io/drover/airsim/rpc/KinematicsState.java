package io.drover.airsim.rpc;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/**
 * The motion of a vehicle; NED metres from the vehicle's spawn point, angular quantities in body
 * axes (FRD).
 */
public record KinematicsState(
    Vector3 position,
    Quaternion orientation,
    Vector3 linearVelocity,
    Vector3 angularVelocity,
    Vector3 linearAcceleration,
    Vector3 angularAcceleration) {
  public static final Struct<KinematicsState> WIRE =
      Struct.of(KinematicsState.class)
          .field("position", Geometry.VECTOR, KinematicsState::position, Vector3.ZERO)
          .field(
              "orientation", Geometry.QUATERNION, KinematicsState::orientation, Quaternion.IDENTITY)
          .field("linear_velocity", Geometry.VECTOR, KinematicsState::linearVelocity, Vector3.ZERO)
          .field(
              "angular_velocity", Geometry.VECTOR, KinematicsState::angularVelocity, Vector3.ZERO)
          .field(
              "linear_acceleration",
              Geometry.VECTOR,
              KinematicsState::linearAcceleration,
              Vector3.ZERO)
          .field(
              "angular_acceleration",
              Geometry.VECTOR,
              KinematicsState::angularAcceleration,
              Vector3.ZERO)
          .make(
              v ->
                  new KinematicsState(
                      v.get(0, Vector3.class),
                      v.get(1, Quaternion.class),
                      v.get(2, Vector3.class),
                      v.get(3, Vector3.class),
                      v.get(4, Vector3.class),
                      v.get(5, Vector3.class)));
  static final KinematicsState ABSENT =
      new KinematicsState(
          Vector3.ZERO,
          Quaternion.IDENTITY,
          Vector3.ZERO,
          Vector3.ZERO,
          Vector3.ZERO,
          Vector3.ZERO);
}

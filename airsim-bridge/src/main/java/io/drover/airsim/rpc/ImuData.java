package io.drover.airsim.rpc;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/**
 * One reading of an inertial unit, body axes (FRD).
 *
 * @param linearAcceleration with the reaction to gravity, m/s²
 */
public record ImuData(
    long timeNanos, Quaternion orientation, Vector3 angularVelocity, Vector3 linearAcceleration) {
  public static final Struct<ImuData> WIRE =
      Struct.of(ImuData.class)
          .field("time_stamp", WireType.NANOS, ImuData::timeNanos, 0L)
          .field("orientation", Geometry.QUATERNION, ImuData::orientation, Quaternion.IDENTITY)
          .field("angular_velocity", Geometry.VECTOR, ImuData::angularVelocity, Vector3.ZERO)
          .field("linear_acceleration", Geometry.VECTOR, ImuData::linearAcceleration, Vector3.ZERO)
          .make(
              v ->
                  new ImuData(
                      v.nanos(0),
                      v.get(1, Quaternion.class),
                      v.get(2, Vector3.class),
                      v.get(3, Vector3.class)));
}

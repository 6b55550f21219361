package io.drover.airsim.rpc;

import io.drover.core.geometry.Vector3;

/**
 * One reading of a magnetometer.
 *
 * @param gauss in body axes (FRD)
 */
public record MagnetometerData(long timeNanos, Vector3 gauss, float[] covariance) {
  public static final Struct<MagnetometerData> WIRE =
      Struct.of(MagnetometerData.class)
          .field("time_stamp", WireType.NANOS, MagnetometerData::timeNanos, 0L)
          .field("magnetic_field_body", Geometry.VECTOR, MagnetometerData::gauss, Vector3.ZERO)
          .field(
              "magnetic_field_covariance",
              WireType.FLOATS,
              MagnetometerData::covariance,
              new float[0])
          .make(
              v ->
                  new MagnetometerData(
                      v.nanos(0), v.get(1, Vector3.class), v.get(2, float[].class)));
}

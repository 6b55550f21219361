package io.drover.airsim.rpc;

import io.drover.airsim.flight.Pose;

/**
 * One reading of a range finder.
 *
 * @param relativePose of the sensor on the body
 */
public record DistanceSensorData(
    long timeNanos, double distanceMetres, double minMetres, double maxMetres, Pose relativePose) {
  public static final Struct<DistanceSensorData> WIRE =
      Struct.of(DistanceSensorData.class)
          .field("time_stamp", WireType.NANOS, DistanceSensorData::timeNanos, 0L)
          .real("distance", DistanceSensorData::distanceMetres)
          .real("min_distance", DistanceSensorData::minMetres)
          .real("max_distance", DistanceSensorData::maxMetres)
          .field("relative_pose", Geometry.POSE, DistanceSensorData::relativePose, Geometry.ORIGIN)
          .make(
              v ->
                  new DistanceSensorData(
                      v.nanos(0), v.real(1), v.real(2), v.real(3), v.get(4, Pose.class)));
}

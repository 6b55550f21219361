package io.drover.airsim.rpc;

import io.drover.core.geometry.Vector3;

/** The air and gravity around a vehicle. */
public record EnvironmentState(
    Vector3 position,
    GeoPoint point,
    Vector3 gravity,
    double pascals,
    double kelvin,
    double airDensity) {
  public static final Struct<EnvironmentState> WIRE =
      Struct.of(EnvironmentState.class)
          .field("position", Geometry.VECTOR, EnvironmentState::position, Vector3.ZERO)
          .field("geo_point", GeoPoint.WIRE, EnvironmentState::point, GeoPoint.ABSENT)
          .field("gravity", Geometry.VECTOR, EnvironmentState::gravity, Vector3.ZERO)
          .real("air_pressure", EnvironmentState::pascals)
          .real("temperature", EnvironmentState::kelvin)
          .real("air_density", EnvironmentState::airDensity)
          .make(
              v ->
                  new EnvironmentState(
                      v.get(0, Vector3.class),
                      v.get(1, GeoPoint.class),
                      v.get(2, Vector3.class),
                      v.real(3),
                      v.real(4),
                      v.real(5)));
}

package io.drover.airsim.rpc;

import io.drover.core.geometry.Vector3;

/** What a satellite receiver says. */
public record GnssReport(
    GeoPoint point,
    double horizontalError,
    double verticalError,
    Vector3 velocity,
    int fixType,
    long timeUtc) {
  public static final Struct<GnssReport> WIRE =
      Struct.of(GnssReport.class)
          .field("geo_point", GeoPoint.WIRE, GnssReport::point, GeoPoint.ABSENT)
          .real("eph", GnssReport::horizontalError)
          .real("epv", GnssReport::verticalError)
          .field("velocity", Geometry.VECTOR, GnssReport::velocity, Vector3.ZERO)
          .field("fix_type", WireType.INT, GnssReport::fixType, 0)
          .field("time_utc", WireType.NANOS, GnssReport::timeUtc, 0L)
          .make(
              v ->
                  new GnssReport(
                      v.get(0, GeoPoint.class),
                      v.real(1),
                      v.real(2),
                      v.get(3, Vector3.class),
                      v.whole(4),
                      v.nanos(5)));
  static final GnssReport ABSENT = new GnssReport(GeoPoint.ABSENT, 0, 0, Vector3.ZERO, 0, 0);
}

package io.drover.airsim.rpc;

/** A place on the earth. */
public record GeoPoint(double latitudeDegrees, double longitudeDegrees, double altitudeMetres) {
  public static final Struct<GeoPoint> WIRE =
      Struct.of(GeoPoint.class)
          .field("latitude", WireType.DOUBLE, GeoPoint::latitudeDegrees, 0.0)
          .field("longitude", WireType.DOUBLE, GeoPoint::longitudeDegrees, 0.0)
          .real("altitude", GeoPoint::altitudeMetres)
          .make(v -> new GeoPoint(v.real(0), v.real(1), v.real(2)));
  static final GeoPoint ABSENT = new GeoPoint(0, 0, 0);
}

package io.drover.airsim.server;

import io.drover.airsim.rpc.GeoPoint;
import io.drover.core.geometry.Vector3;

/** Puts the flat world on the earth where AirSim puts its own; good for some kilometres. */
final class GeoFrame {
  private static final double LATITUDE = 47.641468;
  private static final double LONGITUDE = -122.140165;
  private static final double ALTITUDE = 122;
  private static final double METRES_PER_DEGREE = Math.PI / 180 * 6_378_137;

  private GeoFrame() {}

  static GeoPoint toEarth(Vector3 enu) {
    return new GeoPoint(
        LATITUDE + enu.y() / METRES_PER_DEGREE,
        LONGITUDE + enu.x() / metresPerDegreeEast(),
        ALTITUDE + enu.z());
  }

  static Vector3 toWorld(double latitude, double longitude, double altitude) {
    return new Vector3(
        (longitude - LONGITUDE) * metresPerDegreeEast(),
        (latitude - LATITUDE) * METRES_PER_DEGREE,
        altitude - ALTITUDE);
  }

  private static double metresPerDegreeEast() {
    return METRES_PER_DEGREE * Math.cos(Math.toRadians(LATITUDE));
  }
}

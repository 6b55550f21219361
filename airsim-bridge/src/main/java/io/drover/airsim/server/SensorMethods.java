package io.drover.airsim.server;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.flight.World;
import io.drover.airsim.rpc.Arguments;
import io.drover.airsim.rpc.BarometerData;
import io.drover.airsim.rpc.DistanceSensorData;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.EnvironmentState;
import io.drover.airsim.rpc.GeoPoint;
import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.GnssReport;
import io.drover.airsim.rpc.GpsData;
import io.drover.airsim.rpc.ImuData;
import io.drover.airsim.rpc.MagnetometerData;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcRefusal;
import io.drover.core.geometry.Vector3;
import java.io.IOException;

/** The sensors without beams but one; every vehicle carries one of each, and none has noise. */
final class SensorMethods {
  private static final double GRAVITY = 9.80665;
  private static final double SEA_LEVEL_PASCALS = 101_325;
  private static final double QNH_HECTOPASCALS = 1013.25;
  private static final double NEAREST_METRES = 0.2;
  private static final double FARTHEST_METRES = 40;

  /** The earth's field at AirSim's home, NED, gauss. */
  private static final Vector3 FIELD = new Vector3(0.2000, 0.0539, 0.4948);

  private final World world;
  private final Fleet fleet;

  SensorMethods(World world, Fleet fleet) {
    this.world = world;
    this.fleet = fleet;
  }

  void addTo(MethodTable table) {
    table
        .addNow("getImuData", 2, this::imu)
        .addNow("getGpsData", 2, this::gps)
        .addNow("getBarometerData", 2, this::barometer)
        .addNow("getMagnetometerData", 2, this::magnetometer)
        .addNow("getDistanceSensorData", 2, this::distance)
        .addNow("simGetGroundTruthEnvironment", 1, this::environment);
  }

  /** The vehicle that a call names after the sensor, which must be the one that there is. */
  static ServedVehicle carrier(Fleet fleet, Arguments a, String kind, String sensor)
      throws IOException {
    String name = a.text();
    ServedVehicle vehicle = fleet.named(a.text());
    if (!name.isEmpty() && !name.equals(sensor)) {
      throw new RpcRefusal("No %s with name %s exist on vehicle".formatted(kind, name));
    }
    return vehicle;
  }

  private Encodable imu(Arguments a) throws IOException {
    Kinematics now = carrier(fleet, a, "IMU", "Imu").drone.kinematics();
    Vector3 felt = now.linearAcceleration().plus(new Vector3(0, 0, GRAVITY));
    return Encodable.of(
        ImuData.WIRE,
        new ImuData(
            now.timeNanos(),
            NedFrame.attitude(now.orientation()),
            NedFrame.body(now.angularVelocity()),
            NedFrame.body(now.orientation().inverse().rotate(felt))));
  }

  private Encodable gps(Arguments a) throws IOException {
    Kinematics now = carrier(fleet, a, "GPS", "Gps").drone.kinematics();
    return Encodable.of(
        GpsData.WIRE,
        new GpsData(
            now.timeNanos(),
            new GnssReport(
                GeoFrame.toEarth(now.position()),
                0.1,
                0.1,
                NedFrame.vector(now.linearVelocity()),
                3,
                now.timeNanos() / 1000),
            true));
  }

  private Encodable barometer(Arguments a) throws IOException {
    Kinematics now = carrier(fleet, a, "barometer", "Barometer").drone.kinematics();
    double altitude = GeoFrame.toEarth(now.position()).altitudeMetres();
    return Encodable.of(
        BarometerData.WIRE,
        new BarometerData(now.timeNanos(), altitude, pascals(altitude), QNH_HECTOPASCALS));
  }

  private Encodable magnetometer(Arguments a) throws IOException {
    Kinematics now = carrier(fleet, a, "magnetometer", "Magnetometer").drone.kinematics();
    Vector3 inBody = now.orientation().inverse().rotate(NedFrame.vector(FIELD));
    return Encodable.of(
        MagnetometerData.WIRE,
        new MagnetometerData(now.timeNanos(), NedFrame.body(inBody), new float[0]));
  }

  /** Looks along the nose. */
  private Encodable distance(Arguments a) throws IOException {
    Kinematics now = carrier(fleet, a, "distance sensor", "Distance").drone.kinematics();
    double metres =
        world
            .scene()
            .rayDistance(
                now.position(),
                now.orientation().rotate(new Vector3(1, 0, 0)),
                FARTHEST_METRES,
                now.timeNanos() * 1e-9);
    return Encodable.of(
        DistanceSensorData.WIRE,
        new DistanceSensorData(
            now.timeNanos(),
            Math.max(NEAREST_METRES, metres),
            NEAREST_METRES,
            FARTHEST_METRES,
            Geometry.ORIGIN));
  }

  private Encodable environment(Arguments a) throws IOException {
    ServedVehicle vehicle = fleet.named(a.text());
    Pose pose = vehicle.drone.kinematics().pose();
    GeoPoint point = GeoFrame.toEarth(pose.position());
    double kelvin = 288.15 - 0.0065 * point.altitudeMetres();
    double pascals = pascals(point.altitudeMetres());
    return Encodable.of(
        EnvironmentState.WIRE,
        new EnvironmentState(
            vehicle.frame.pointToNed(pose.position()),
            point,
            new Vector3(0, 0, GRAVITY),
            pascals,
            kelvin,
            pascals / (287.05 * kelvin)));
  }

  /** The standard atmosphere. */
  private static double pascals(double altitudeMetres) {
    return SEA_LEVEL_PASCALS * Math.pow(1 - 2.25577e-5 * altitudeMetres, 5.25588);
  }
}

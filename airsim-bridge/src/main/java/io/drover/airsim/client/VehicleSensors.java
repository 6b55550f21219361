package io.drover.airsim.client;

import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.BarometerData;
import io.drover.airsim.rpc.CameraInfo;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.DistanceSensorData;
import io.drover.airsim.rpc.EnvironmentState;
import io.drover.airsim.rpc.GeoPoint;
import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.GpsData;
import io.drover.airsim.rpc.ImuData;
import io.drover.airsim.rpc.LidarData;
import io.drover.airsim.rpc.MagnetometerData;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcCall;
import io.drover.airsim.rpc.WireType;

/**
 * The sensors of one vehicle, as the simulator gives them: NED metres from the vehicle's spawn
 * point, body axes forward, right, down. {@code ""} is the first sensor of its kind. A sensor that
 * is not there is {@code REFUSED}. Any thread.
 */
public final class VehicleSensors {
  private final String vehicle;
  private final AirSimClient client;

  VehicleSensors(String vehicle, AirSimClient client) {
    this.vehicle = vehicle;
    this.client = client;
  }

  public ImuData imu(String sensor) {
    return read("getImuData", sensor, ImuData.WIRE);
  }

  public GpsData gps(String sensor) {
    return read("getGpsData", sensor, GpsData.WIRE);
  }

  public BarometerData barometer(String sensor) {
    return read("getBarometerData", sensor, BarometerData.WIRE);
  }

  public MagnetometerData magnetometer(String sensor) {
    return read("getMagnetometerData", sensor, MagnetometerData.WIRE);
  }

  public DistanceSensorData distance(String sensor) {
    return read("getDistanceSensorData", sensor, DistanceSensorData.WIRE);
  }

  public LidarData lidar(String sensor) {
    return read("getLidarData", sensor, LidarData.WIRE);
  }

  /** The air and gravity where the vehicle is. */
  public EnvironmentState environment() {
    return client.call(
        RpcCall.to("simGetGroundTruthEnvironment").text(vehicle), EnvironmentState.WIRE);
  }

  /** Where on the earth the vehicle's world has its origin. */
  public GeoPoint home() {
    return client.call(RpcCall.to("getHomeGeoPoint").text(vehicle), GeoPoint.WIRE);
  }

  /** Where a camera is, and its field of view. */
  public CameraInfo camera(String name) {
    return client.call(own(RpcCall.to("simGetCameraInfo").text(name)), CameraInfo.WIRE);
  }

  /**
   * Mounts a camera anew.
   *
   * @param mount on the body, ours: forward, left, up
   */
  public void mountCamera(String name, Pose mount) {
    client.tell(
        own(RpcCall.to("simSetCameraPose").text(name).with(Geometry.POSE, NedFrame.onBody(mount))));
  }

  /** Of a camera of this vehicle, not of one outside, which only some dialects have. */
  private RpcCall own(RpcCall call) {
    call.text(vehicle);
    return client.dialect() == Dialect.COSYS ? call : call.flag(false);
  }

  private <T> T read(String method, String sensor, WireType<T> result) {
    return client.call(RpcCall.to(method).text(sensor).text(vehicle), result);
  }
}

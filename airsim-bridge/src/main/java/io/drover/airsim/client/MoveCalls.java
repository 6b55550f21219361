package io.drover.airsim.client;

import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcCall;
import io.drover.airsim.rpc.WireType;
import io.drover.airsim.rpc.YawMode;
import io.drover.core.geometry.Vector3;
import java.util.List;

/**
 * A vehicle's moves as AirSim's calls: ENU and FLU, radians and turns to the left go in, NED, FRD,
 * degrees and turns to the right come out. The doc of each is at {@link AirSimVehicle}'s method.
 */
final class MoveCalls {
  private static final int ANY_DIRECTION = 0;
  private static final int NOSE_FIRST = 1;

  private final String vehicle;
  private final NedFrame frame;

  MoveCalls(String vehicle, NedFrame frame) {
    this.vehicle = vehicle;
    this.frame = frame;
  }

  RpcCall takeOff(double limitSeconds) {
    return RpcCall.to("takeoff").real(limitSeconds).text(vehicle);
  }

  RpcCall land(double limitSeconds) {
    return RpcCall.to("land").real(limitSeconds).text(vehicle);
  }

  RpcCall hover() {
    return RpcCall.to("hover").text(vehicle);
  }

  RpcCall velocity(Vector3 metresPerSecond, double yawRadiansPerSecond, double durationSeconds) {
    Vector3 ned = NedFrame.vector(metresPerSecond);
    return steady(
        "moveByVelocity", ned.x(), ned.y(), ned.z(), yawRadiansPerSecond, durationSeconds);
  }

  RpcCall velocityAtHeight(
      double x, double y, double heightMetres, double yawRadiansPerSecond, double durationSeconds) {
    return steady(
        "moveByVelocityZ", y, x, down(heightMetres), yawRadiansPerSecond, durationSeconds);
  }

  RpcCall velocityBody(
      double forward, double left, double up, double yawRadiansPerSecond, double durationSeconds) {
    return steady(
        "moveByVelocityBodyFrame", forward, -left, -up, yawRadiansPerSecond, durationSeconds);
  }

  RpcCall velocityBodyAtHeight(
      double forward,
      double left,
      double heightMetres,
      double yawRadiansPerSecond,
      double durationSeconds) {
    return steady(
        "moveByVelocityZBodyFrame",
        forward,
        -left,
        down(heightMetres),
        yawRadiansPerSecond,
        durationSeconds);
  }

  RpcCall followPath(List<Vector3> points, double metresPerSecond, double limitSeconds) {
    return RpcCall.to("moveOnPath")
        .with(WireType.listOf(Geometry.VECTOR), points.stream().map(frame::pointToNed).toList())
        .real(metresPerSecond)
        .real(limitSeconds)
        .whole(NOSE_FIRST)
        .with(YawMode.WIRE, new YawMode(false, 0))
        .real(-1)
        .real(1)
        .text(vehicle);
  }

  RpcCall moveTo(Vector3 point, double metresPerSecond, double limitSeconds) {
    Vector3 ned = frame.pointToNed(point);
    return RpcCall.to("moveToPosition")
        .real(ned.x())
        .real(ned.y())
        .real(ned.z())
        .real(metresPerSecond)
        .real(limitSeconds)
        .whole(ANY_DIRECTION)
        .with(YawMode.WIRE, new YawMode(true, 0))
        .real(-1)
        .real(1)
        .text(vehicle);
  }

  RpcCall turnTo(double headingRadians, double marginRadians, double limitSeconds) {
    return RpcCall.to("rotateToYaw")
        .real(Math.toDegrees(NedFrame.heading(headingRadians)))
        .real(limitSeconds)
        .real(Math.toDegrees(marginRadians))
        .text(vehicle);
  }

  private RpcCall steady(
      String method,
      double first,
      double second,
      double third,
      double yawRadiansPerSecond,
      double durationSeconds) {
    return RpcCall.to(method)
        .real(first)
        .real(second)
        .real(third)
        .real(durationSeconds)
        .whole(ANY_DIRECTION)
        .with(YawMode.WIRE, new YawMode(true, -Math.toDegrees(yawRadiansPerSecond)))
        .text(vehicle);
  }

  private double down(double heightMetres) {
    return frame.origin().z() - heightMetres;
  }
}

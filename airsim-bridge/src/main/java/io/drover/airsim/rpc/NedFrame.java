package io.drover.airsim.rpc;

import static java.util.Objects.requireNonNull;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Pose;
import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/**
 * The border between AirSim's frames (NED metres from a vehicle's spawn point; body forward, right,
 * down) and ours (ENU; body forward, left, up). Everything crosses here and nowhere else.
 *
 * @param origin the vehicle's spawn point, ENU world
 */
public record NedFrame(Vector3 origin) {
  private static final double HALF = Math.sqrt(0.5);

  /** Turns NED axes into ENU axes, and back: half a turn about the horizontal diagonal. */
  private static final Quaternion SWAP = new Quaternion(0, HALF, HALF, 0);

  /** Turns FRD axes into FLU axes, and back: half a turn about the nose. */
  private static final Quaternion FLIP = new Quaternion(0, 1, 0, 0);

  public NedFrame {
    requireNonNull(origin, "origin");
  }

  /** A point of the ENU world. */
  public Vector3 pointToEnu(Vector3 ned) {
    return vector(ned).plus(origin);
  }

  /** A point in NED from the spawn point. */
  public Vector3 pointToNed(Vector3 enu) {
    return vector(enu.minus(origin));
  }

  /** A velocity, acceleration or direction, either way. */
  public static Vector3 vector(Vector3 v) {
    return new Vector3(v.y(), v.x(), -v.z());
  }

  /** A vector of the body's own axes, either way. */
  public static Vector3 body(Vector3 v) {
    return new Vector3(v.x(), -v.y(), -v.z());
  }

  /** An attitude (body to world), either way. */
  public static Quaternion attitude(Quaternion q) {
    Quaternion turned = SWAP.times(q).times(FLIP);
    return turned.w() < 0
        ? new Quaternion(-turned.w(), -turned.x(), -turned.y(), -turned.z())
        : turned;
  }

  /** The pose of a sensor on the body, either way. */
  public static Pose onBody(Pose pose) {
    Quaternion q = FLIP.times(pose.orientation()).times(FLIP.inverse());
    return new Pose(body(pose.position()), q);
  }

  /** A heading in radians, either way. */
  public static double heading(double radians) {
    return Angles.wrap(Math.PI / 2 - radians);
  }

  public Pose poseToEnu(Pose ned) {
    return new Pose(pointToEnu(ned.position()), attitude(ned.orientation()));
  }

  public Pose poseToNed(Pose enu) {
    return new Pose(pointToNed(enu.position()), attitude(enu.orientation()));
  }

  public KinematicsState toNed(Kinematics k) {
    return new KinematicsState(
        pointToNed(k.position()),
        attitude(k.orientation()),
        vector(k.linearVelocity()),
        body(k.angularVelocity()),
        vector(k.linearAcceleration()),
        body(k.angularAcceleration()));
  }

  /** Our view of a state that was read at a time. */
  public Kinematics toEnu(KinematicsState k, long timeNanos) {
    return new Kinematics(
        timeNanos,
        pointToEnu(k.position()),
        attitude(k.orientation()),
        vector(k.linearVelocity()),
        body(k.angularVelocity()),
        vector(k.linearAcceleration()),
        body(k.angularAcceleration()));
  }
}

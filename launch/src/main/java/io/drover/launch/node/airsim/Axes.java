package io.drover.launch.node.airsim;

import io.drover.airsim.rpc.NedFrame;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/** The axes of a topic: of the world, and of bodies in it. Ours are ENU and FLU. */
enum Axes {
  /** North, east, down; forward, right, down. */
  NED,
  /** East, north, up; forward, left, up (REP 103). */
  ENU;

  private static final Quaternion OPTICAL_TO_FLU = new Quaternion(0.5, -0.5, 0.5, -0.5);
  private static final Quaternion OPTICAL_TO_FRD = new Quaternion(0.5, 0.5, 0.5, 0.5);

  /** A vector of the world, from or to ours. */
  Vector3 world(Vector3 enu) {
    return this == ENU ? enu : NedFrame.vector(enu);
  }

  /** A vector of the body's axes, from or to ours. */
  Vector3 body(Vector3 flu) {
    return this == ENU ? flu : NedFrame.body(flu);
  }

  /** An attitude, body to world, from or to ours. */
  Quaternion attitude(Quaternion ours) {
    return this == ENU ? ours : NedFrame.attitude(ours);
  }

  /** A rate of turn about the vertical, from or to ours. */
  double yawRate(double left) {
    return this == ENU ? left : -left;
  }

  /** Turns optical axes (right, down, forward) into those of a body. */
  Quaternion optical() {
    return this == ENU ? OPTICAL_TO_FLU : OPTICAL_TO_FRD;
  }

  /** How AirSim's ROS package ends the names of frames in these axes. */
  String suffix() {
    return this == ENU ? "enu" : "ned";
  }
}

package io.drover.airsim.server;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Multirotor;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.Arguments;
import io.drover.airsim.rpc.CollisionInfo;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.GeoPoint;
import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.KinematicsState;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.MultirotorState;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RcData;
import io.drover.airsim.rpc.RotorState;
import io.drover.airsim.rpc.RotorStates;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import java.io.IOException;
import java.util.Collections;

/** The calls that take control of a vehicle, ask how it is, and put it somewhere. */
final class StateMethods {
  private static final double HOVER_SPEED = 490;

  private final Fleet fleet;

  StateMethods(Fleet fleet) {
    this.fleet = fleet;
  }

  void addTo(MethodTable table) {
    table
        .addNow("enableApiControl", 2, this::enableApiControl)
        .addNow(
            "isApiControlEnabled",
            1,
            a -> Encodable.of(fleet.named(a.text()).drone.isApiControlEnabled()))
        .addNow("armDisarm", 2, this::armDisarm)
        .addNow("getMultirotorState", 1, this::state)
        .addNow("getRotorStates", 1, this::rotors)
        .addNow("getHomeGeoPoint", 1, this::home)
        .addNow("simGetGroundTruthKinematics", 1, this::kinematics)
        .addNow("simGetVehiclePose", 1, this::pose)
        .addNow("simSetVehiclePose", 3, this::setPose)
        .addNow("simSetKinematics", 3, this::setKinematics)
        .addNow(
            "simGetCollisionInfo",
            1,
            a -> Encodable.of(CollisionInfo.WIRE, fleet.named(a.text()).readCollision()));
  }

  private Encodable enableApiControl(Arguments a) throws IOException {
    boolean enabled = a.flag();
    ServedVehicle vehicle = fleet.named(a.text());
    if (!enabled) {
      vehicle.moves.clear();
    }
    vehicle.drone.enableApiControl(enabled);
    return Encodable.NIL;
  }

  private Encodable armDisarm(Arguments a) throws IOException {
    boolean arm = a.flag();
    return Encodable.of(fleet.named(a.text()).drone.arm(arm));
  }

  private Encodable state(Arguments a) throws IOException {
    ServedVehicle vehicle = fleet.named(a.text());
    Kinematics now = vehicle.drone.kinematics();
    return Encodable.of(
        MultirotorState.WIRE,
        new MultirotorState(
            CollisionInfo.NONE,
            vehicle.frame.toNed(now),
            GeoFrame.toEarth(now.position()),
            now.timeNanos(),
            vehicle.drone.isFlying() ? 1 : 0,
            RcData.NONE,
            true,
            "",
            true));
  }

  private Encodable rotors(Arguments a) throws IOException {
    Multirotor drone = fleet.named(a.text()).drone;
    RotorState rotor =
        drone.isFlying() ? new RotorState(9.81 / 4, 0.055, HOVER_SPEED) : new RotorState(0, 0, 0);
    return Encodable.of(
        RotorStates.WIRE,
        new RotorStates(Collections.nCopies(4, rotor), drone.kinematics().timeNanos()));
  }

  private Encodable home(Arguments a) throws IOException {
    return Encodable.of(
        GeoPoint.WIRE, GeoFrame.toEarth(fleet.named(a.text()).drone.spawn().position()));
  }

  private Encodable kinematics(Arguments a) throws IOException {
    ServedVehicle vehicle = fleet.named(a.text());
    return Encodable.of(KinematicsState.WIRE, vehicle.frame.toNed(vehicle.drone.kinematics()));
  }

  private Encodable pose(Arguments a) throws IOException {
    ServedVehicle vehicle = fleet.named(a.text());
    return Encodable.of(Geometry.POSE, vehicle.frame.poseToNed(vehicle.drone.kinematics().pose()));
  }

  private Encodable setPose(Arguments a) throws IOException {
    Pose ned = a.take(Geometry.POSE);
    a.flag();
    place(fleet.named(a.text()), ned);
    return Encodable.NIL;
  }

  /** The pose of it; the vehicle is at rest there. */
  private Encodable setKinematics(Arguments a) throws IOException {
    KinematicsState ned = a.take(KinematicsState.WIRE);
    a.flag();
    place(fleet.named(a.text()), new Pose(ned.position(), ned.orientation()));
    return Encodable.NIL;
  }

  /** What is not a number in the new pose stays as it is, as on AirSim. */
  private static void place(ServedVehicle vehicle, Pose ned) {
    Kinematics now = vehicle.drone.kinematics();
    Vector3 position = ned.position();
    Quaternion q = ned.orientation();
    boolean moves = Double.isFinite(position.x() + position.y() + position.z());
    double norm = Math.sqrt(q.w() * q.w() + q.x() * q.x() + q.y() * q.y() + q.z() * q.z());
    boolean turns = Double.isFinite(norm) && norm > 1e-6;
    vehicle.drone.teleport(
        moves ? vehicle.frame.pointToEnu(position) : now.position(),
        turns ? NedFrame.attitude(q).yaw() : now.headingRadians());
  }
}

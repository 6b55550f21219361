package io.drover.airsim.rpc;

import java.util.Set;

/**
 * What a multirotor reports of itself. The collision is never filled, as on AirSim: ask for it.
 *
 * @param landedState 0 landed, 1 flying; stays 1 on the ground until the vehicle is disarmed
 * @param ready in the array dialect only, with the two that follow
 */
public record MultirotorState(
    CollisionInfo collision,
    KinematicsState kinematics,
    GeoPoint gpsLocation,
    long timeNanos,
    int landedState,
    RcData rcData,
    boolean ready,
    String readyMessage,
    boolean canArm) {
  public static final Struct<MultirotorState> WIRE =
      Struct.of(MultirotorState.class)
          .field("collision", CollisionInfo.WIRE, MultirotorState::collision, CollisionInfo.ABSENT)
          .field(
              "kinematics_estimated",
              KinematicsState.WIRE,
              MultirotorState::kinematics,
              KinematicsState.ABSENT)
          .field("gps_location", GeoPoint.WIRE, MultirotorState::gpsLocation, GeoPoint.ABSENT)
          .field("timestamp", WireType.NANOS, MultirotorState::timeNanos, 0L)
          .field("landed_state", WireType.INT, MultirotorState::landedState, 0)
          .field("rc_data", RcData.WIRE, MultirotorState::rcData, RcData.ABSENT)
          .field("ready", WireType.BOOL, MultirotorState::ready, false, Set.of(Dialect.ARRAY))
          .field(
              "ready_message",
              WireType.TEXT,
              MultirotorState::readyMessage,
              "",
              Set.of(Dialect.ARRAY))
          .field("can_arm", WireType.BOOL, MultirotorState::canArm, false, Set.of(Dialect.ARRAY))
          .make(
              v ->
                  new MultirotorState(
                      v.get(0, CollisionInfo.class),
                      v.get(1, KinematicsState.class),
                      v.get(2, GeoPoint.class),
                      v.nanos(3),
                      v.whole(4),
                      v.get(5, RcData.class),
                      v.flag(6),
                      v.text(7),
                      v.flag(8)));
}

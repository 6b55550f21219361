package io.drover.launch.node.airsim;

/** By which names and frames others meet a simulator's vehicles. */
public enum TopicNames {
  /** {@code ~VEHICLE/odom_local_ned} and so on, as AirSim's own ROS package has them. */
  AIRSIM,
  /** {@code VEHICLE/odom}, {@code VEHICLE/cmd_vel} and so on, by REP 103 and 105. */
  ROBOT,
  /** Both. */
  BOTH;

  boolean airsim() {
    return this != ROBOT;
  }

  boolean robot() {
    return this != AIRSIM;
  }
}

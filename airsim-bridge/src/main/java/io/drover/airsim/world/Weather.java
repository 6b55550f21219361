package io.drover.airsim.world;

/** What can be in the air or lie on the ground, in the order of AirSim's weather parameters. */
public enum Weather {
  RAIN,
  ROAD_WETNESS,
  SNOW,
  ROAD_SNOW,
  MAPLE_LEAF,
  ROAD_LEAF,
  DUST,
  FOG
}

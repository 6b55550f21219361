package io.drover.airsim.world;

/** What surrounds a route. */
public enum Setting {
  /** Buildings, parked vehicles and trees on both sides. */
  CAMPUS,
  /** The sea south of the route, sand and dry grass, few houses. */
  COAST
}

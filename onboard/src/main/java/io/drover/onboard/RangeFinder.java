package io.drover.onboard;

/** Port: how far the way ahead is free; the safety governor asks it. */
public interface RangeFinder {
  /** A way that is always free: for vehicles without a sensor, where the governor is off. */
  RangeFinder NONE = () -> Double.POSITIVE_INFINITY;

  /** Metres to the nearest thing straight ahead, as last seen. */
  double freeDistanceMetres();
}

package io.drover.launch.flight;

/** Told how much of all flights is done. */
@FunctionalInterface
public interface FlightShare {
  /** A share in [0, 1]. */
  void at(double share);
}

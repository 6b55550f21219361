package io.drover.launch.flight;

/** Told how far flights are; any thread, often. */
@FunctionalInterface
interface FlightProgress {
  void at(String policy, int flight, double distanceMetres);
}

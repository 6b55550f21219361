package io.drover.launch.flight;

/** Told how far one flight is; any thread, often. */
@FunctionalInterface
public interface FlightProgress {
  void at(double distanceMetres);
}

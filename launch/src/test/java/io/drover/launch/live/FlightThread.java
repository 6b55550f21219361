package io.drover.launch.live;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Flies a drone of a test, as its process does, on a thread of its own. */
final class FlightThread {
  private FlightThread() {}

  /**
   * Begins a flight that ends by an order or a loss only.
   *
   * @param out where its records go
   */
  static CompletableFuture<LiveFlight> begin(DroneConfig config, Path out) {
    return begin(
        new DroneFlight(
            config,
            Optional.empty(),
            Optional.empty(),
            Optional.of(out),
            () -> false,
            unused -> {}));
  }

  /** Begins; completes once the drone has come to rest. */
  static CompletableFuture<LiveFlight> begin(DroneFlight drone) {
    CompletableFuture<LiveFlight> flight = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> flight.completeAsync(drone::fly, Runnable::run), "drone-under-test");
    thread.setDaemon(true);
    thread.start();
    return flight;
  }
}

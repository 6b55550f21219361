package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.container.ContainerHealth;
import java.util.concurrent.atomic.AtomicReference;

/** Tells of a drone's worker when it comes into another state, once each. Any thread. */
final class WorkerNews {
  private final DroneId drone;
  private final EdgeEvents events;
  private final AtomicReference<ContainerHealth> told =
      new AtomicReference<>(ContainerHealth.STOPPED);

  /** Of a worker that is yet to be started. */
  WorkerNews(DroneId drone, EdgeEvents events) {
    this.drone = drone;
    this.events = events;
  }

  void became(ContainerHealth state, String why) {
    if (told.getAndSet(state) != state) {
      events.workerChanged(drone, state, why);
    }
  }

  /** The state as it is found now and then, unless it was stopped meanwhile. */
  void found(ContainerHealth state) {
    ContainerHealth before = told.get();
    if (before != ContainerHealth.STOPPED && before != state && told.compareAndSet(before, state)) {
      events.workerChanged(drone, state, found(before, state));
    }
  }

  private static String found(ContainerHealth before, ContainerHealth state) {
    return switch (state) {
      case STARTING -> "it loads its network";
      case READY -> before == ContainerHealth.FAILED ? "it was replaced" : "its network is loaded";
      case FAILED -> "its network cannot be loaded, or failed: see the edge's log";
      case STOPPED -> "it ended by itself";
    };
  }

  /** It failed on a frame, perhaps to be replaced at once. */
  void failed(String why) {
    ContainerHealth before = told.get();
    if (before != ContainerHealth.STOPPED
        && before != ContainerHealth.FAILED
        && told.compareAndSet(before, ContainerHealth.FAILED)) {
      events.workerChanged(drone, ContainerHealth.FAILED, why);
    }
  }
}

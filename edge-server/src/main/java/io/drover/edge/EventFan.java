package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.container.DropReason;
import io.drover.navigation.ResourceShare;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners; one that throws, against its contract, costs no drone its answer. */
final class EventFan implements EdgeEvents {
  private static final Logger log = LoggerFactory.getLogger(EventFan.class);

  private final List<EdgeEvents> listeners;

  EventFan(EdgeEvents... listeners) {
    this.listeners = List.of(listeners);
  }

  private void tell(Consumer<EdgeEvents> event) {
    for (EdgeEvents listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        log.error("a listener to the edge's events failed", e);
      }
    }
  }

  @Override
  public void droneAdmitted(DroneId drone) {
    tell(l -> l.droneAdmitted(drone));
  }

  @Override
  public void droneRefused(DroneId drone, String reason) {
    tell(l -> l.droneRefused(drone, reason));
  }

  @Override
  public void droneGone(DroneId drone) {
    tell(l -> l.droneGone(drone));
  }

  @Override
  public void shareChanged(DroneId drone, ResourceShare share) {
    tell(l -> l.shareChanged(drone, share));
  }

  @Override
  public void shareUsed(DroneId drone, ResourceShare granted, double usedCores) {
    tell(l -> l.shareUsed(drone, granted, usedCores));
  }

  @Override
  public void frameServed(DroneId drone, int bytes, double queueSeconds, double inferenceSeconds) {
    tell(l -> l.frameServed(drone, bytes, queueSeconds, inferenceSeconds));
  }

  @Override
  public void frameDropped(DroneId drone, DropReason reason, String message) {
    tell(l -> l.frameDropped(drone, reason, message));
  }

  @Override
  public void requestRefused(DropReason reason, String message) {
    tell(l -> l.requestRefused(reason, message));
  }
}

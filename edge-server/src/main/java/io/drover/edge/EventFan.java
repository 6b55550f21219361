package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.container.ContainerHealth;
import io.drover.edge.container.DropReason;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners; one that throws, against its contract, costs no drone its answer. */
final class EventFan implements EdgeEvents {
  private static final Logger log = LoggerFactory.getLogger(EventFan.class);

  private final List<EdgeEvents> listeners;

  EventFan(List<EdgeEvents> listeners) {
    this.listeners = List.copyOf(listeners);
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
  public void droneAdmitted(DroneId drone, boolean certified) {
    tell(l -> l.droneAdmitted(drone, certified));
  }

  @Override
  public void turnedAway(Refusal refusal) {
    tell(l -> l.turnedAway(refusal));
  }

  @Override
  public void droneGone(DroneId drone, Departure why) {
    tell(l -> l.droneGone(drone, why));
  }

  @Override
  public void shareChanged(ShareChange change) {
    tell(l -> l.shareChanged(change));
  }

  @Override
  public void workerChanged(DroneId drone, ContainerHealth state, String why) {
    tell(l -> l.workerChanged(drone, state, why));
  }

  @Override
  public void droneMeasured(DroneId drone, DroneReading reading) {
    tell(l -> l.droneMeasured(drone, reading));
  }

  @Override
  public void frameServed(DroneId drone, int bytes, StageTimes times) {
    tell(l -> l.frameServed(drone, bytes, times));
  }

  @Override
  public void frameDropped(DroneId drone, DropReason reason, String message) {
    tell(l -> l.frameDropped(drone, reason, message));
  }

  @Override
  public void requestRefused(DropReason reason, String message) {
    tell(l -> l.requestRefused(reason, message));
  }

  @Override
  public void drainBegan() {
    tell(EdgeEvents::drainBegan);
  }
}

package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.container.ContainerHealth;
import io.drover.edge.container.DropReason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an edge said, in words. */
final class RecordedEvents implements EdgeEvents {
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<ShareChange> changes = new CopyOnWriteArrayList<>();

  List<String> said() {
    return said;
  }

  List<ShareChange> changes() {
    return changes;
  }

  @Override
  public void droneAdmitted(DroneId drone, boolean certified) {
    said.add("admitted " + drone);
  }

  @Override
  public void turnedAway(Refusal refusal) {
    said.add(
        "turned away " + refusal.claimed().orElse("somebody") + " " + refusal.reason().label());
  }

  @Override
  public void droneGone(DroneId drone, Departure why) {
    said.add("gone " + drone + " " + why);
  }

  @Override
  public void shareChanged(ShareChange change) {
    said.add("share " + change.drone() + " " + change.share().cores());
    changes.add(change);
  }

  @Override
  public void workerChanged(DroneId drone, ContainerHealth state, String why) {
    said.add("worker " + drone + " " + state + ": " + why);
  }

  @Override
  public void frameServed(DroneId drone, int bytes, StageTimes times) {
    said.add("served " + drone + " " + bytes);
  }

  @Override
  public void drainBegan() {
    said.add("drain");
  }

  @Override
  public void frameDropped(DroneId drone, DropReason reason, String message) {
    said.add("dropped " + drone + " " + reason.label());
  }

  @Override
  public void requestRefused(DropReason reason, String message) {
    said.add("refused request " + reason.label());
  }
}

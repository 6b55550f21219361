package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.container.DropReason;
import io.drover.navigation.ResourceShare;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an edge said, in words. */
final class RecordedEvents implements EdgeEvents {
  private final List<String> said = new CopyOnWriteArrayList<>();

  List<String> said() {
    return said;
  }

  @Override
  public void droneAdmitted(DroneId drone) {
    said.add("admitted " + drone);
  }

  @Override
  public void droneRefused(DroneId drone, String reason) {
    said.add("refused " + drone);
  }

  @Override
  public void droneGone(DroneId drone) {
    said.add("gone " + drone);
  }

  @Override
  public void shareChanged(DroneId drone, ResourceShare share) {
    said.add("share " + drone + " " + share.cores());
  }

  @Override
  public void frameServed(DroneId drone, int bytes, double queueSeconds, double inferenceSeconds) {
    said.add("served " + drone + " " + bytes);
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

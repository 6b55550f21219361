package io.drover.edge.container;

import io.drover.core.id.DroneId;
import io.drover.navigation.ResourceShare;

/** What starts drones' workers: in this process, or in whatever else isolates them. Any thread. */
public interface ContainerRuntime extends AutoCloseable {
  /**
   * Starts a drone's worker and returns without waiting until it is ready; frames given to it
   * before wait in its queue. Throws nothing: a worker that cannot be started says so in its health
   * and in the outcome of every frame.
   *
   * @param share what it may use from the start
   */
  Container start(DroneId drone, ResourceShare share);

  /** With so many cores and more, a worker is as fast as it can be. */
  double fullCores();

  /** Stops all workers. */
  @Override
  void close();
}

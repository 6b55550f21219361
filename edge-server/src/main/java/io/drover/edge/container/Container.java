package io.drover.edge.container;

import io.drover.navigation.ResourceShare;

/** One drone's worker. It infers one frame after the other in the order given. Any thread. */
public interface Container extends AutoCloseable {
  /**
   * Takes a frame on; never blocks. The job's outcome is completed in every case, at once if the
   * queue is full or the container is stopped.
   */
  void submit(InferenceJob job);

  /** Lets the worker use another share from now on, also for the frame that it works on. */
  void apply(ResourceShare share);

  ContainerHealth health();

  ContainerUsage usage();

  /** Stops the worker; frames that wait are dropped with {@link DropReason#WORKER_STOPPED}. */
  @Override
  void close();
}

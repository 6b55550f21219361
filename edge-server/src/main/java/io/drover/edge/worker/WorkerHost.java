package io.drover.edge.worker;

import io.drover.core.id.EdgeId;
import java.util.List;
import java.util.UUID;

/**
 * Where workers can be run: child processes, Docker, Kubernetes. Workers outlive the host, so that
 * one that is opened later can take them on. Any thread.
 */
public interface WorkerHost extends AutoCloseable {
  /**
   * Starts a worker; blocks until it has an address, not until it answers.
   *
   * @param cores what it may use from the start, &gt; 0
   * @throws io.drover.core.error.DroverException if none can be started
   */
  HostedWorker launch(double cores);

  /**
   * How many may start at the same time, ≥ 1: where they share this machine's cores, more of them
   * only make the first one late.
   */
  default int startsAtOnce() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** The workers that an earlier process of this edge has left behind. */
  List<HostedWorker> running();

  /** A new name for a worker of an edge, which no other has. */
  static String newName(EdgeId edge) {
    return "drover-" + edge + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** What messages call it: {@code docker}. */
  String name();

  /** Lets go; workers that were not stopped run on until their lease ends. */
  @Override
  void close();
}

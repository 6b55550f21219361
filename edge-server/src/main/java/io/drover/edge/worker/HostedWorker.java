package io.drover.edge.worker;

import io.drover.rpc.RpcAddress;

/** A worker somewhere. Calls block; any thread, one change at a time. */
public interface HostedWorker {
  /** What its host calls it. */
  String name();

  RpcAddress address();

  /**
   * Lets it use so many cores from now on.
   *
   * @param cores ≥ {@value WorkerRuntime#LEAST_CORES}
   * @throws io.drover.core.error.DroverException if the host refuses
   */
  void resize(double cores);

  /** Ends it; throws nothing. */
  void stop();
}

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
   * @return itself; where the host cannot change a worker, a new one of that size, which may not
   *     yet answer, to take this one's place
   * @throws io.drover.core.error.DroverException if the host refuses
   */
  HostedWorker resize(double cores);

  /** Ends it; throws nothing. */
  void stop();
}

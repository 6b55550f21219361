package io.drover.edge.container;

import io.drover.navigation.ResourceShare;

/**
 * What a worker may use and what it has used since it started.
 *
 * @param granted its share
 * @param cpuSeconds CPU time of its inference
 * @param throttledSeconds time that frames waited because the share was used up
 */
public record ContainerUsage(ResourceShare granted, double cpuSeconds, double throttledSeconds) {
  /** Of a worker that has not begun. */
  public static final ContainerUsage NONE = new ContainerUsage(ResourceShare.NONE, 0, 0);

  /** This and what a worker used after it, which has the share now. */
  public ContainerUsage plus(ContainerUsage later) {
    return new ContainerUsage(
        later.granted, cpuSeconds + later.cpuSeconds, throttledSeconds + later.throttledSeconds);
  }

  public ContainerUsage withGranted(ResourceShare share) {
    return new ContainerUsage(share, cpuSeconds, throttledSeconds);
  }
}

package io.drover.edge.container;

import io.drover.navigation.ResourceShare;

/**
 * What a worker may use and what it has used since it started.
 *
 * @param granted its share
 * @param cpuSeconds CPU time of its inference
 * @param throttledSeconds time that frames waited because the share was used up
 */
public record ContainerUsage(ResourceShare granted, double cpuSeconds, double throttledSeconds) {}

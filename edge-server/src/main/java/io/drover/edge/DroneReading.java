package io.drover.edge;

import io.drover.edge.allocation.LinkEstimate;
import io.drover.navigation.ResourceShare;
import java.util.Optional;

/**
 * How a drone fared since the allocation before.
 *
 * @param granted its share
 * @param usedCores on average
 * @param usedSeconds CPU time
 * @param throttledSeconds for which its frames waited because the share was used up
 * @param link what it last reported; empty if it has not yet
 */
public record DroneReading(
    ResourceShare granted,
    double usedCores,
    double usedSeconds,
    double throttledSeconds,
    Optional<LinkEstimate> link) {}

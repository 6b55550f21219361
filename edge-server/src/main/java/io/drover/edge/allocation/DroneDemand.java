package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import io.drover.navigation.ResourceShare;
import java.util.Optional;

/**
 * What an allocator knows of a drone.
 *
 * @param link what it last reported; empty if it has not yet
 * @param current what it has now
 */
public record DroneDemand(DroneId drone, Optional<LinkEstimate> link, ResourceShare current) {}

package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.allocation.DroneDemand;
import io.drover.navigation.ResourceShare;

/**
 * A share that was given, with all that its allocator knew of the drone.
 *
 * @param demand the drone as the allocator saw it, with the share that it had
 * @param share what it has now
 * @param announced what it is told that it has
 * @param edgeCores λ
 * @param drones how many share them
 */
public record ShareChange(
    DroneDemand demand,
    ResourceShare share,
    ResourceShare announced,
    double edgeCores,
    int drones) {
  public DroneId drone() {
    return demand.drone();
  }
}

package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import io.drover.navigation.ResourceShare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same for everyone: A3D's baseline Even. */
public final class EvenAllocator implements ResourceAllocator {
  @Override
  public Map<DroneId, ResourceShare> allocate(double cores, List<DroneDemand> demands) {
    Map<DroneId, ResourceShare> shares = new HashMap<>();
    for (DroneDemand demand : demands) {
      shares.put(demand.drone(), new ResourceShare(cores / demands.size()));
    }
    return shares;
  }
}

package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import io.drover.navigation.ResourceShare;
import java.util.List;
import java.util.Map;

/**
 * A3D's baseline Agnostic: each drone believes that it has the edge to itself, which in truth is
 * shared evenly.
 */
public final class AgnosticAllocator implements ResourceAllocator {
  private final ResourceAllocator even = new EvenAllocator();

  @Override
  public Map<DroneId, ResourceShare> allocate(double cores, List<DroneDemand> demands) {
    return even.allocate(cores, demands);
  }

  @Override
  public ResourceShare announced(double cores, ResourceShare granted) {
    return new ResourceShare(cores);
  }
}

package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import io.drover.navigation.ResourceShare;
import java.util.List;
import java.util.Map;

/** Decides who may use how many of an edge's cores. Called by one thread at a time. */
public interface ResourceAllocator {
  /**
   * Shares out cores anew. Deterministic in its inputs and its own history.
   *
   * @param cores λ, what there is to share, &gt; 0
   * @param demands the drones, ordered by name
   * @return shares with Σ ≤ λ; a drone without an entry gets none
   */
  Map<DroneId, ResourceShare> allocate(double cores, List<DroneDemand> demands);

  /**
   * What a drone is told that it has.
   *
   * @param cores λ
   * @param granted what it really has
   */
  default ResourceShare announced(double cores, ResourceShare granted) {
    return granted;
  }
}

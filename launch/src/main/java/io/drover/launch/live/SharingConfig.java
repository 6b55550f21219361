package io.drover.launch.live;

import io.drover.core.config.Doc;
import io.drover.core.id.DroneId;
import io.drover.edge.allocation.Entitlements;
import io.drover.edge.allocation.ResourceAllocator;
import io.drover.edge.allocation.ShareTerms;
import io.drover.launch.policy.AllocatorName;
import java.util.HashMap;
import java.util.Map;

/** How an edge server shares its cores. */
public record SharingConfig(
    @Doc("who gets how many: quality, network-aware, unbounded, even or agnostic") String allocator,
    @Doc("cores below which allocator quality rather gives a drone none") double floorCores,
    @Doc("what a drone's QoN counts for allocator quality, by its name; 1 where nothing is said")
        Map<String, Double> priorities) {
  public static final SharingConfig DEFAULT =
      new SharingConfig("even", ShareTerms.UNBOUNDED.floorCores(), Map.of());

  private static final double MOST_FLOOR = 64;

  public SharingConfig {
    AllocatorName unused = new AllocatorName(allocator);
    Requirement.require(
        floorCores > 0 && floorCores <= MOST_FLOOR,
        "floor_cores is " + floorCores + ": give above 0, to " + MOST_FLOOR);
    priorities = Map.copyOf(priorities);
    priorities.forEach(SharingConfig::requirePriority);
  }

  private static void requirePriority(String drone, double priority) {
    DroneId unused = new DroneId(drone);
    Requirement.require(
        priority > 0 && Double.isFinite(priority),
        "priorities." + drone + " is " + priority + ": give a number above 0");
  }

  /** The same by another allocator. */
  public SharingConfig withAllocator(String name) {
    return new SharingConfig(name, floorCores, priorities);
  }

  /** An allocator of its own. */
  ResourceAllocator newAllocator() {
    return new AllocatorName(allocator).allocator();
  }

  Entitlements entitlements() {
    Map<DroneId, Double> byDrone = new HashMap<>();
    priorities.forEach((drone, priority) -> byDrone.put(new DroneId(drone), priority));
    ShareTerms usual = new ShareTerms(1, floorCores, ShareTerms.UNBOUNDED.ceilingCores());
    return new Entitlements(usual, byDrone);
  }
}

package io.drover.launch.policy;

import io.drover.core.config.Keys;
import io.drover.edge.allocation.AgnosticAllocator;
import io.drover.edge.allocation.EvenAllocator;
import io.drover.edge.allocation.NetworkAwareAllocator;
import io.drover.edge.allocation.QualityAllocator;
import io.drover.edge.allocation.ResourceAllocator;
import io.drover.edge.allocation.ShareTerms;
import io.drover.edge.allocation.SteadyAllocator;
import io.drover.edge.allocation.SteadyAllocator.Steadiness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A way to share an edge's cores as people name it: {@code quality}, {@code network-aware}, {@code
 * unbounded}, {@code even} or {@code agnostic}.
 */
public record AllocatorName(String value) {
  private static final Map<String, Supplier<ResourceAllocator>> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("quality", QualityAllocator::new);
    KNOWN.put(
        "network-aware",
        () ->
            NetworkAwareAllocator.bounded(
                ShareTerms.A3D.floorCores(), ShareTerms.A3D.ceilingCores()));
    KNOWN.put("unbounded", NetworkAwareAllocator::unbounded);
    KNOWN.put("even", EvenAllocator::new);
    KNOWN.put("agnostic", AgnosticAllocator::new);
  }

  public AllocatorName {
    if (!KNOWN.containsKey(value)) {
      throw new IllegalArgumentException(
          "allocator is '" + value + "'" + Keys.suggestion(value, List.copyOf(KNOWN.keySet())));
    }
  }

  /** An allocator of its own, which does not fidget. */
  public ResourceAllocator allocator() {
    return new SteadyAllocator(KNOWN.get(value).get(), Steadiness.DEFAULT);
  }

  /** The names that there are, the one that is best first. */
  public static List<String> all() {
    return List.copyOf(KNOWN.keySet());
  }
}

package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.container.DropReason;
import io.drover.navigation.ResourceShare;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** Counts the edge's events as {@code drover_edge_*}; only admitted drones become labels. */
final class EdgeMetrics implements EdgeEvents {
  private static final Duration[] BUCKETS =
      List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000).stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Counter served;
  private final Counter admitted;
  private final Counter refused;
  private final Timer queue;
  private final Timer inference;
  private final DistributionSummary frameBytes;
  private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
  private final AtomicInteger drones;
  private final Map<DroneId, PerDrone> perDrone = new ConcurrentHashMap<>();

  EdgeMetrics(MeterRegistry registry) {
    this.registry = registry;
    served = registry.counter("drover.edge.frames.served");
    admitted = registry.counter("drover.edge.drones.admitted");
    refused = registry.counter("drover.edge.drones.refused");
    queue = timer("drover.edge.queue", "From a frame's arrival until its inference");
    inference = timer("drover.edge.inference", "Decoding and inference of a frame");
    frameBytes =
        DistributionSummary.builder("drover.edge.frame").baseUnit("bytes").register(registry);
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, registry.counter("drover.edge.frames.dropped", "reason", reason.label()));
    }
    drones = registry.gauge("drover.edge.drones", new AtomicInteger());
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  @Override
  public void droneAdmitted(DroneId drone) {
    admitted.increment();
    drones.incrementAndGet();
    perDrone.put(drone, new PerDrone(registry, drone));
  }

  @Override
  public void droneRefused(DroneId drone, String reason) {
    refused.increment();
  }

  @Override
  public void droneGone(DroneId drone) {
    drones.decrementAndGet();
    PerDrone meters = perDrone.remove(drone);
    if (meters != null) {
      meters.remove(registry);
    }
  }

  @Override
  public void shareChanged(DroneId drone, ResourceShare share) {
    PerDrone meters = perDrone.get(drone);
    if (meters != null) {
      meters.grantedCores = share.cores();
    }
  }

  @Override
  public void shareUsed(DroneId drone, ResourceShare granted, double usedCores) {
    PerDrone meters = perDrone.get(drone);
    if (meters != null) {
      meters.usedCores = usedCores;
    }
  }

  @Override
  public void frameServed(DroneId drone, int bytes, double queueSeconds, double inferenceSeconds) {
    served.increment();
    frameBytes.record(bytes);
    queue.record(duration(queueSeconds));
    inference.record(duration(inferenceSeconds));
  }

  @Override
  public void frameDropped(DroneId drone, DropReason reason, String message) {
    dropped.get(reason).increment();
  }

  @Override
  public void requestRefused(DropReason reason, String message) {
    dropped.get(reason).increment();
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static final class PerDrone {
    private volatile double grantedCores;
    private volatile double usedCores;
    private final List<Meter> meters;

    PerDrone(MeterRegistry registry, DroneId drone) {
      meters =
          List.of(
              gauge(registry, "drover.edge.share.granted", drone, m -> m.grantedCores),
              gauge(registry, "drover.edge.share.used", drone, m -> m.usedCores));
    }

    private Meter gauge(
        MeterRegistry registry, String name, DroneId drone, ToDoubleFunction<PerDrone> value) {
      return Gauge.builder(name, this, value)
          .baseUnit("cores")
          .tag("drone", drone.value())
          .register(registry);
    }

    void remove(MeterRegistry registry) {
      meters.forEach(registry::remove);
    }
  }
}

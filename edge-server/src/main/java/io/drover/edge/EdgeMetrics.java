package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.container.ContainerHealth;
import io.drover.edge.container.DropReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Counts the edge's events as {@code drover_edge_*}; only admitted drones become labels.
 * docs/edge.md has the table.
 */
final class EdgeMetrics implements EdgeEvents {
  private final MeterRegistry registry;
  private final Counter served;
  private final Counter admitted;
  private final FrameTimers timers;
  private final DistributionSummary frameBytes;
  private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
  private final Map<Refusal.Reason, Counter> refused = new EnumMap<>(Refusal.Reason.class);
  private final Map<DroneId, DroneMeters> drones = new ConcurrentHashMap<>();

  EdgeMetrics(MeterRegistry registry, EdgeOptions options) {
    this.registry = registry;
    served = counter("frames.served", "Frames that were inferred", Tags.empty());
    admitted = counter("drones.admitted", "Drones that were let in", Tags.empty());
    timers = new FrameTimers(registry, "drover.edge", Tags.empty());
    frameBytes =
        DistributionSummary.builder("drover.edge.frame")
            .description("JPEG bytes of frames that were inferred")
            .baseUnit("bytes")
            .register(registry);
    for (DropReason reason : DropReason.values()) {
      Tags tags = Tags.of("reason", reason.label());
      dropped.put(
          reason, counter("frames.dropped", "Frames that were not inferred, by reason", tags));
    }
    for (Refusal.Reason reason : Refusal.Reason.values()) {
      Tags tags = Tags.of("reason", reason.label());
      refused.put(
          reason, counter("drones.refused", "Calls that were turned away, by reason", tags));
    }
    gauge("drover.edge.drones", "Drones that are served", drones::size);
    gauge("drover.edge.drones.limit", "Drones that it serves at most", options::maxDrones);
    gauge("drover.edge.cores", "Cores that it shares among drones", options::cores);
  }

  private Counter counter(String name, String description, Tags tags) {
    return Counter.builder("drover.edge." + name)
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  @Override
  public void droneAdmitted(DroneId drone, boolean certified) {
    admitted.increment();
    drones.put(drone, new DroneMeters(registry, drone));
  }

  @Override
  public void turnedAway(Refusal refusal) {
    refused.get(refusal.reason()).increment();
  }

  @Override
  public void droneGone(DroneId drone, Departure why) {
    Optional.ofNullable(drones.remove(drone)).ifPresent(DroneMeters::remove);
  }

  private Optional<DroneMeters> of(DroneId drone) {
    return Optional.ofNullable(drones.get(drone));
  }

  @Override
  public void shareChanged(ShareChange change) {
    of(change.drone()).ifPresent(meters -> meters.granted(change.share().cores()));
  }

  @Override
  public void workerChanged(DroneId drone, ContainerHealth state, String why) {
    of(drone).ifPresent(meters -> meters.worker(state));
  }

  @Override
  public void droneMeasured(DroneId drone, DroneReading reading) {
    of(drone).ifPresent(meters -> meters.read(reading));
  }

  @Override
  public void frameServed(DroneId drone, int bytes, StageTimes times) {
    served.increment();
    frameBytes.record(bytes);
    timers.record(times);
    of(drone).ifPresent(meters -> meters.served(times));
  }

  @Override
  public void frameDropped(DroneId drone, DropReason reason, String message) {
    dropped.get(reason).increment();
    of(drone).ifPresent(meters -> meters.dropped(reason));
  }

  @Override
  public void requestRefused(DropReason reason, String message) {
    dropped.get(reason).increment();
  }
}

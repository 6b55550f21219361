package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.allocation.LinkEstimate;
import io.drover.edge.container.ContainerHealth;
import io.drover.edge.container.DropReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What is measured of one admitted drone: about 90 series, which go when it goes, so that a herd
 * that comes and goes never fills a registry. Any thread.
 */
final class DroneMeters {
  private final MeterRegistry registry;
  private final Tags drone;
  private final List<Meter> meters = new ArrayList<>();
  private final FrameTimers timers;
  private final Counter usedSeconds;
  private final Counter throttledSeconds;
  private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
  private volatile double grantedCores;
  private volatile double usedCores;
  private volatile ContainerHealth worker = ContainerHealth.STOPPED;
  private volatile Optional<LinkEstimate> link = Optional.empty();
  private boolean removed;

  DroneMeters(MeterRegistry registry, DroneId id) {
    this.registry = registry;
    this.drone = Tags.of("drone", id.value());
    timers = new FrameTimers(registry, "drover.edge.drone", drone);
    meters.addAll(timers.meters());
    gauge("share.granted", "cores", "Cores that it may use", m -> m.grantedCores);
    gauge("share.used", "cores", "Cores used since the allocation before", m -> m.usedCores);
    usedSeconds = counter("share.used", "CPU time that its worker used");
    throttledSeconds =
        counter("share.throttled", "Time that its frames waited because its share was used up");
    for (ContainerHealth state : ContainerHealth.values()) {
      workerState(state);
    }
  }

  private void gauge(
      String name, String unit, String description, ToDoubleFunction<DroneMeters> value) {
    meters.add(
        Gauge.builder("drover.edge." + name, this, value)
            .description(description)
            .baseUnit(unit)
            .tags(drone)
            .register(registry));
  }

  private Counter counter(String name, String description) {
    Counter counter =
        Counter.builder("drover.edge." + name + ".seconds")
            .description(description)
            .tags(drone)
            .register(registry);
    meters.add(counter);
    return counter;
  }

  private void workerState(ContainerHealth state) {
    meters.add(
        Gauge.builder("drover.edge.worker.state", this, m -> m.worker == state ? 1 : 0)
            .description("1 for the state that its worker is in, 0 for the others")
            .tags(drone.and("state", state.name().toLowerCase(Locale.ROOT)))
            .register(registry));
  }

  void granted(double cores) {
    grantedCores = cores;
  }

  void worker(ContainerHealth state) {
    worker = state;
  }

  void served(StageTimes times) {
    timers.record(times);
  }

  void read(DroneReading reading) {
    usedCores = reading.usedCores();
    usedSeconds.increment(reading.usedSeconds());
    throttledSeconds.increment(reading.throttledSeconds());
    if (reading.link().isPresent()) {
      boolean first = link.isEmpty();
      link = reading.link();
      if (first) {
        showLink();
      }
    }
  }

  /** Only once there is one: what is not known is no number. */
  private synchronized void showLink() {
    if (!removed) {
      gauge(
          "link.uplink",
          "bytes_per_second",
          "Bandwidth from drone to edge, as it last measured it",
          m -> m.link.map(LinkEstimate::uplinkBitsPerSecond).orElse(Double.NaN) / 8);
      gauge(
          "link.round.trip",
          "seconds",
          "Round trip of an empty message, as it last measured it",
          m -> m.link.map(LinkEstimate::roundTripSeconds).orElse(Double.NaN));
      gauge(
          "link.offload",
          "ratio",
          "Share of its recent frames that it sent",
          m -> m.link.map(LinkEstimate::offloadRatio).orElse(Double.NaN));
    }
  }

  synchronized void dropped(DropReason reason) {
    if (!removed) {
      dropped.computeIfAbsent(reason, this::dropCounter).increment();
    }
  }

  private Counter dropCounter(DropReason reason) {
    Counter counter =
        Counter.builder("drover.edge.drone.frames.dropped")
            .description("Frames of the drone that were not inferred, by reason")
            .tags(drone.and("reason", reason.label()))
            .register(registry);
    meters.add(counter);
    return counter;
  }

  synchronized void remove() {
    removed = true;
    meters.forEach(registry::remove);
  }
}

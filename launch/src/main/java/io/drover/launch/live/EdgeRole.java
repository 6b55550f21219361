package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.edge.EdgeEvents;
import io.drover.edge.EdgeServer;
import io.drover.edge.Heartbeat;
import io.drover.launch.audit.EdgeAudit;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.rpc.HostPort;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An edge server with its network, telemetry and metrics. */
public final class EdgeRole implements AutoCloseable {
  private final List<AutoCloseable> parts;
  private final HostPort address;
  private final Optional<HostPort> metrics;

  private EdgeRole(List<AutoCloseable> parts, HostPort address, Optional<HostPort> metrics) {
    this.parts = parts;
    this.address = address;
    this.metrics = metrics;
  }

  /**
   * Starts it; it serves when this returns.
   *
   * @throws DroverException what its parts throw; then nothing is left running
   */
  public static EdgeRole start(EdgeConfig config) {
    return start(config, EdgeEvents.NONE);
  }

  /** The same, with somebody else who is told of its events. */
  public static EdgeRole start(EdgeConfig config, EdgeEvents listener) {
    // closed in this order: the server drains before its observers go
    List<AutoCloseable> parts = new ArrayList<>();
    NanoClock clock = new WallClock();
    try {
      OnnxNavigationModel model = NavigationNetwork.load(config.model());
      parts.add(0, model);
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      parts.add(0, registry::close);
      Optional<MetricsPage> page = page(config, registry);
      page.ifPresent(served -> parts.add(0, served));
      info(config, registry);
      List<EdgeEvents> listeners = new ArrayList<>(List.of(listener));
      telemetry(config, registry, clock, parts).ifPresent(listeners::add);
      Optional<EdgeAudit> audit = audit(config, registry);
      audit.ifPresent(kept -> parts.add(0, kept));
      audit.ifPresent(listeners::add);
      EdgeServer.Builder builder =
          EdgeServer.builder(config.options(), EdgeWorkers.of(config, model, clock))
              .clock(clock)
              .allocator(config.sharing().newAllocator())
              .registry(registry);
      listeners.forEach(builder::events);
      EdgeServer server = builder.start();
      parts.add(0, server);
      HostPort address = (HostPort) server.address();
      audit.ifPresent(kept -> kept.started(address, config.options()));
      return new EdgeRole(parts, address, page.map(MetricsPage::address));
    } catch (RuntimeException e) {
      parts.forEach(Closing::quietly);
      throw e;
    }
  }

  /** Who it is, as Prometheus has it: a figure that is always 1, with labels. */
  private static void info(EdgeConfig config, MeterRegistry registry) {
    Gauge.builder("drover.edge.info", () -> 1)
        .description("1; its name, and who gets how many cores")
        .tag("edge", config.id())
        .tag("allocator", config.sharing().allocator())
        .register(registry);
  }

  private static Optional<MetricsPage> page(EdgeConfig config, PrometheusMeterRegistry registry) {
    return config
        .metrics()
        .map(
            at -> {
              Requirement.requireTrusted(
                  at,
                  config.insecure(),
                  "metrics on " + at + " would show anyone on the network who flies");
              return MetricsPage.start(at, registry);
            });
  }

  private static Optional<EdgeTelemetry> telemetry(
      EdgeConfig config, MeterRegistry registry, NanoClock clock, List<AutoCloseable> parts) {
    if (config.telemetries().isEmpty()) {
      return Optional.empty();
    }
    TelemetryPublisher publisher =
        config.telemetries().get().start(config.site(), config.id(), "edge");
    parts.add(0, publisher);
    Telemetries.measure(publisher, registry);
    EdgeTelemetry telemetry =
        new EdgeTelemetry(publisher::publish, config.cores(), clock, Heartbeat.wallClock());
    parts.add(0, telemetry);
    return Optional.of(telemetry);
  }

  private static Optional<EdgeAudit> audit(EdgeConfig config, MeterRegistry registry) {
    Optional<EdgeAudit> audit =
        config
            .audit()
            .options()
            .map(file -> EdgeAudit.open(file, config.id(), config.sharing().allocator()));
    audit.ifPresent(kept -> kept.measure(registry));
    return audit;
  }

  /** Where it listens, with the port that it really has. */
  public HostPort address() {
    return address;
  }

  /** Where its metrics are, with the port that they really have. */
  public Optional<HostPort> metrics() {
    return metrics;
  }

  /** Drains and stops. */
  @Override
  public void close() {
    parts.forEach(Closing::quietly);
  }
}

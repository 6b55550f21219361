package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.edge.EdgeEvents;
import io.drover.edge.EdgeServer;
import io.drover.edge.Heartbeat;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.EmulatedDevice;
import io.drover.edge.container.FrameDecoder;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.rpc.HostPort;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** An edge server with its network, telemetry and metrics. */
public final class EdgeRole implements AutoCloseable {
  private final List<AutoCloseable> parts;
  private final HostPort address;

  private EdgeRole(List<AutoCloseable> parts, HostPort address) {
    this.parts = parts;
    this.address = address;
  }

  /**
   * Starts it; it serves when this returns.
   *
   * @throws DroverException what its parts throw; then nothing is left running
   */
  public static EdgeRole start(EdgeConfig config) {
    // closed in this order: the server drains before its observers go
    List<AutoCloseable> parts = new ArrayList<>();
    NanoClock clock = new WallClock();
    try {
      OnnxNavigationModel model = NavigationNetwork.load(config.model());
      parts.add(0, model);
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      parts.add(0, registry::close);
      config.metricsPort().ifPresent(port -> parts.add(0, MetricsPage.start(port, registry)));
      EdgeEvents events = EdgeEvents.NONE;
      if (config.mqtt().isPresent()) {
        TelemetryPublisher publisher =
            Telemetries.start(config.mqtt().get(), config.site(), config.id(), "edge");
        parts.add(0, publisher);
        EdgeTelemetry telemetry =
            new EdgeTelemetry(publisher::publish, clock, Heartbeat.wallClock());
        parts.add(0, telemetry);
        events = telemetry;
      }
      EdgeServer server =
          EdgeServer.builder(config.options(), runtime(config, model, clock))
              .clock(clock)
              .allocator(config.sharing().newAllocator())
              .events(events)
              .registry(registry)
              .start();
      parts.add(0, server);
      return new EdgeRole(parts, (HostPort) server.address());
    } catch (RuntimeException e) {
      parts.forEach(Closing::quietly);
      throw e;
    }
  }

  private static EmbeddedContainerRuntime runtime(
      EdgeConfig config, OnnxNavigationModel model, NanoClock clock) {
    EmbeddedOptions options = EmbeddedOptions.DEFAULT;
    if (config.emulate().isPresent()) {
      // the pretended machine's time follows from the share; this machine's CPU time says nothing
      options =
          options
              .withGoverned(false)
              .withDevice(new EmulatedDevice(config.emulate().get(), config.cores()));
    }
    return new EmbeddedContainerRuntime(FrameDecoder::openCv, model::another, options, clock);
  }

  /** Where it listens, with the port that it really has. */
  public HostPort address() {
    return address;
  }

  /** Drains and stops. */
  @Override
  public void close() {
    parts.forEach(Closing::quietly);
  }
}

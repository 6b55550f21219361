package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.launch.web.WebAnswer;
import io.drover.launch.web.WebServer;
import io.drover.launch.web.WebServerOptions;
import io.drover.rpc.HostPort;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;

/** Metrics as Prometheus reads them: text on {@code /metrics}. */
final class MetricsPage implements AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final WebServer server;

  private MetricsPage(WebServer server) {
    this.server = server;
  }

  /**
   * Serves a registry.
   *
   * @param at port 0 for any free one
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if the port cannot be had
   */
  static MetricsPage start(HostPort at, PrometheusMeterRegistry registry) {
    // Prometheus asks for it by whatever name its network has
    return new MetricsPage(
        WebServer.on(WebServerOptions.on(at).withAnyHost())
            .get("/metrics", request -> metrics(registry))
            .start());
  }

  private static WebAnswer metrics(PrometheusMeterRegistry registry) {
    return WebAnswer.of(TEXT, registry.scrape().getBytes(StandardCharsets.UTF_8));
  }

  HostPort address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }
}

package io.drover.launch.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.error.ListenFailure;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Metrics as Prometheus reads them: text on {@code /metrics}, on this machine only. */
final class MetricsPage implements AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;

  private MetricsPage(HttpServer server) {
    this.server = server;
  }

  /**
   * Serves a registry.
   *
   * @param port 0 for any free one
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if the port cannot be had
   */
  static MetricsPage start(int port, PrometheusMeterRegistry registry) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw ListenFailure.at("127.0.0.1:" + port, e);
    } catch (IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "metrics port " + port + " is none: give 0 to 65535", e);
    }
    server.createContext("/metrics", exchange -> answer(exchange, registry.scrape()));
    server.start();
    return new MetricsPage(server);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TEXT);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.drover.launch.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drover.core.error.DroverException;
import io.drover.core.error.ListenFailure;
import io.drover.core.thread.DaemonThreads;
import io.drover.rpc.HostPort;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Metrics as Prometheus reads them: text on {@code /metrics}. */
final class MetricsPage implements AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** A reader that is slow holds up none of the others, unless there are as many of those. */
  private static final int READERS = 4;

  private final HttpServer server;
  private final ExecutorService readers;
  private final HostPort address;

  private MetricsPage(HttpServer server, ExecutorService readers, HostPort address) {
    this.server = server;
    this.readers = readers;
    this.address = address;
  }

  /**
   * Serves a registry.
   *
   * @param at port 0 for any free one
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if the port cannot be had
   */
  static MetricsPage start(HostPort at, PrometheusMeterRegistry registry) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(at.host(), at.port()), 0);
    } catch (IOException e) {
      throw ListenFailure.at(at.toString(), e);
    }
    ExecutorService readers = Executors.newFixedThreadPool(READERS, new DaemonThreads("metrics"));
    server.setExecutor(readers);
    server.createContext("/metrics", exchange -> answer(exchange, registry.scrape()));
    server.start();
    return new MetricsPage(server, readers, new HostPort(at.host(), server.getAddress().getPort()));
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TEXT);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  HostPort address() {
    return address;
  }

  @Override
  public void close() {
    server.stop(0);
    readers.shutdownNow();
  }
}

package io.drover.launch.top;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.rpc.HostPort;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads one edge's page again and again, and sums up its last seconds. One thread at a time. */
final class EdgeWatch {
  /** Long enough for percentiles of a drone's few frames a second, short enough to see a change. */
  static final double WINDOW_SECONDS = 5;

  private static final int MOST_BYTES = 16 << 20;

  private final HostPort address;
  private final URI page;
  private final HttpClient http;
  private final NanoClock clock;
  private final Deque<Scrape> window = new ArrayDeque<>();
  private CompletableFuture<HttpResponse<String>> exchange;
  private CompletableFuture<Scrape> reading;

  /**
   * Nothing read yet.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if the address is none of a URL
   */
  EdgeWatch(HostPort address, HttpClient http, NanoClock clock) {
    this.address = address;
    this.page = page(address);
    this.http = http;
    this.clock = clock;
  }

  private static URI page(HostPort address) {
    try {
      return new URI("http", null, address.host(), address.port(), "/metrics", null, null);
    } catch (URISyntaxException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "address '" + address + "' cannot be used: its host has characters that no URL has",
          e);
    }
  }

  /** Begins to read; does not wait. */
  void begin() {
    HttpRequest request = HttpRequest.newBuilder(page).build();
    exchange = http.sendAsync(request, head -> new LimitedBody(MOST_BYTES));
    reading = exchange.thenApply(this::scrape);
  }

  private Scrape scrape(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new DroverException(
          ErrorCode.PROTOCOL_ERROR, "it answers with status " + answer.statusCode());
    }
    return Scrape.of(clock.nanoTime(), answer.body());
  }

  /** What there is to see once the page has been read, or has not been for so long. */
  EdgeView end(double limitSeconds) {
    try {
      add(reading.get(Math.round(limitSeconds * 1e3), TimeUnit.MILLISECONDS));
      return EdgeView.of(address, EdgeFigures.of(new Span(window.getFirst(), window.getLast())));
    } catch (ExecutionException e) {
      return unseen(problem(e.getCause()));
    } catch (DroverException e) {
      return unseen(e.getMessage());
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return unseen("it does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unseen("interrupted");
    }
  }

  private EdgeView unseen(String problem) {
    window.clear();
    return EdgeView.unseen(address, problem);
  }

  private String problem(Throwable failure) {
    String problem = "it cannot be read: " + failure.getMessage();
    // the innermost cause knows best
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DroverException known) {
        problem = known.getMessage();
      } else if (cause instanceof UnresolvedAddressException) {
        problem = "host '" + address.host() + "' is unknown";
      } else if (cause instanceof ConnectException) {
        problem = "nobody listens there: start ./drover edge with --metrics-port " + address.port();
      } else if (String.valueOf(cause.getMessage()).contains("HTTP/1.1 status line")) {
        problem = "what listens there speaks no HTTP: name the port of --metrics-port";
      }
    }
    return problem;
  }

  private void add(Scrape scrape) {
    if (!window.isEmpty() && startedAnew(window.getLast(), scrape)) {
      window.clear();
    }
    window.addLast(scrape);
    long since = scrape.nanos() - NanoClock.toNanos(WINDOW_SECONDS);
    while (window.size() > 2 && window.getFirst().nanos() < since) {
      window.removeFirst();
    }
  }

  private static boolean startedAnew(Scrape before, Scrape after) {
    String served = "drover_edge_frames_served_total";
    return after.value(served, Map.of()) < before.value(served, Map.of());
  }
}

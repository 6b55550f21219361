package io.drover.launch.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drover.core.error.DroverException;
import io.drover.core.error.ListenFailure;
import io.drover.core.thread.DaemonThreads;
import io.drover.rpc.HostPort;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One page on {@code /} and the events that keep it up to date on {@code /events}, for browsers of
 * this machine only: it listens on loopback, and answers none that came by another host's name.
 */
public final class PageServer implements AutoCloseable {
  private static final int MOST_OPEN_PAGES = 16;
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final byte[] page;
  private final EventFeed feed;
  private final Semaphore open = new Semaphore(MOST_OPEN_PAGES);
  private final ExecutorService readers = Executors.newCachedThreadPool(new DaemonThreads("page"));

  private PageServer(HttpServer server, String page, EventFeed feed) {
    this.server = server;
    this.page = page.getBytes(StandardCharsets.UTF_8);
    this.feed = feed;
  }

  /**
   * Serves a page.
   *
   * @param port that is tried first; if it is taken, any free one
   * @param page in HTML
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if no port can be had
   */
  public static PageServer start(int port, String page, EventFeed feed) {
    PageServer server = new PageServer(listening(port), page, feed);
    server.server.setExecutor(server.readers);
    server.server.createContext("/", server::answer);
    server.server.start();
    return server;
  }

  private static HttpServer listening(int port) {
    HostPort at = HostPort.loopback(port);
    try {
      return HttpServer.create(new InetSocketAddress(at.host(), port), 0);
    } catch (BindException e) {
      if (port != 0) {
        return listening(0);
      }
      throw ListenFailure.at(at.toString(), e);
    } catch (IOException e) {
      throw ListenFailure.at(at.toString(), e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      if (!fromHere(exchange)) {
        send(exchange, 403, TEXT, text("open " + url() + " on this machine"));
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        send(exchange, 405, TEXT, text("only GET is answered"));
      } else {
        answerPath(exchange);
      }
    }
  }

  private void answerPath(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/" -> send(exchange, 200, "text/html; charset=utf-8", page);
      case "/events" -> tell(exchange);
      default -> send(exchange, 404, TEXT, text("there is only " + url()));
    }
  }

  /** A page from elsewhere may have its own name resolved to this machine, to read what is here. */
  private static boolean fromHere(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host != null && LOCAL.contains(host.replaceFirst(":\\d+$", ""));
  }

  private void tell(HttpExchange exchange) throws IOException {
    if (!open.tryAcquire()) {
      send(exchange, 503, TEXT, text("the page is open " + MOST_OPEN_PAGES + " times: close one"));
      return;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        feed.tell(new EventStream(out));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.release();
    }
  }

  private static byte[] text(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  /** Where the page is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /**
   * Waits until no page is being told any more. One caller.
   *
   * @return whether that came to be in time
   */
  public boolean awaitTold(double seconds) {
    try {
      long nanos = Math.round(seconds * 1e9);
      boolean told = open.tryAcquire(MOST_OPEN_PAGES, nanos, TimeUnit.NANOSECONDS);
      open.release(told ? MOST_OPEN_PAGES : 0);
      return told;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends, whatever is still being told. */
  @Override
  public void close() {
    readers.shutdownNow();
    server.stop(0);
  }
}

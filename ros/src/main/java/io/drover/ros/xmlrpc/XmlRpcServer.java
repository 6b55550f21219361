package io.drover.ros.xmlrpc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drover.core.thread.DaemonThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers calls of masters and nodes. Its threads do not keep the process alive. */
public final class XmlRpcServer implements AutoCloseable {
  static {
    // else an answer waits 40 ms for the acknowledgement of its own header
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(new DaemonThreads("ros-xmlrpc"));

  /** What answers. Any thread. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers a call.
     *
     * @throws XmlRpcFault if it cannot
     */
    Object call(String method, List<Object> parameters) throws XmlRpcFault;
  }

  /**
   * Starts one.
   *
   * @param address to listen at; port 0 takes a free one
   */
  public XmlRpcServer(InetSocketAddress address, Handler handler) throws IOException {
    server = HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, handler));
    // its own thread is a daemon if the one that starts it is
    Thread starter = new DaemonThreads("ros-xmlrpc-start").newThread(server::start);
    starter.start();
    await(starter);
  }

  /** A server that is stopped while it starts fails, so that an interruption counts afterwards. */
  private static void await(Thread starter) {
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The port that it listens at. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(XmlRpcClient.LONGEST_BYTES);
      byte[] answer;
      try {
        XmlRpcReader.Call call = XmlRpcReader.call(body);
        answer = XmlRpcWriter.answer(handler.call(call.method(), call.parameters()));
      } catch (XmlRpcFault | RuntimeException e) {
        answer = XmlRpcWriter.fault(String.valueOf(e.getMessage()));
      }
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package io.drover.ros.tcp;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.ServiceCaller;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageFormatException;
import io.drover.ros.message.MessageWriter;
import io.drover.ros.message.ServiceType;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Calls a service over a persistent connection. A broken one is made again once per call. */
final class TcpServiceCaller<Q extends Message, S extends Message> implements ServiceCaller<Q, S> {
  private final String service;
  private final ServiceType<Q, S> type;
  private final MasterClient master;
  private final String node;
  private Optional<Connection> connection = Optional.empty();
  private boolean closed;

  TcpServiceCaller(String service, ServiceType<Q, S> type, MasterClient master, String node) {
    this.service = service;
    this.type = type;
    this.master = master;
    this.node = node;
  }

  private record Connection(Socket socket, InputStream in) {}

  @Override
  public String service() {
    return service;
  }

  @Override
  public synchronized S call(Q request, double timeoutSeconds) {
    if (closed) {
      throw new IllegalStateException("the caller of " + service + " is closed");
    }
    long end = System.nanoTime() + (long) (timeoutSeconds * 1e9);
    boolean kept = connection.isPresent();
    try {
      try {
        return exchange(request, end);
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        disconnect();
        if (!kept) {
          throw e;
        }
        // the service restarted since the last call
        return exchange(request, end);
      }
    } catch (IOException e) {
      disconnect();
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          "service " + service + " does not answer: " + e.getMessage() + "; is its node running?",
          e);
    } catch (MessageFormatException e) {
      disconnect();
      throw new DroverException(
          ErrorCode.PROTOCOL_ERROR, "service " + service + ": " + e.getMessage(), e);
    }
  }

  private S exchange(Q request, long end) throws IOException, MessageFormatException {
    if (connection.isEmpty()) {
      connection = Optional.of(connect(end));
    }
    Connection to = connection.get();
    Frames.write(to.socket().getOutputStream(), MessageWriter.frame(request));
    to.socket().setSoTimeout(millisUntil(end));
    int success = to.in().read();
    if (success < 0) {
      throw new EOFException("it ended the connection");
    }
    byte[] answer = Frames.read(to.in(), Frames.LONGEST_MESSAGE_BYTES);
    if (success == 0) {
      // Python's services end the connection after a failure
      disconnect();
      throw new DroverException(
          ErrorCode.REFUSED,
          "service " + service + " failed: " + new String(answer, StandardCharsets.UTF_8));
    }
    return type.response().decode(answer);
  }

  private Connection connect(long end) throws IOException {
    Object found =
        master
            .ask("lookupService", service)
            .orElseThrow(() -> new IOException("the master does not know it"));
    Socket socket;
    try {
      URI uri = URI.create(found.toString());
      socket = Sockets.connect(uri.getHost(), uri.getPort(), millisUntil(end) / 1000.0);
    } catch (IllegalArgumentException e) {
      throw new IOException("its address is " + found, e);
    }
    try {
      ConnectionHeader.of(
              "callerid",
              node,
              "service",
              service,
              "type",
              type.name(),
              "md5sum",
              type.md5(),
              "persistent",
              "1",
              "tcp_nodelay",
              "1")
          .write(socket.getOutputStream());
      socket.setSoTimeout(millisUntil(end));
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      ConnectionHeader header = ConnectionHeader.read(in);
      if (header.get("error").isPresent() || !header.accepts(type.md5())) {
        throw new DroverException(
            ErrorCode.PROTOCOL_ERROR,
            header
                .get("error")
                .orElse("service " + service + " is not of " + type.name() + " as we know it"));
      }
      return new Connection(socket, in);
    } catch (IOException | RuntimeException e) {
      Sockets.close(socket);
      throw e;
    }
  }

  private static int millisUntil(long end) throws IOException {
    long millis = (end - System.nanoTime() + 999_999) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  private synchronized void disconnect() {
    connection.ifPresent(c -> Sockets.close(c.socket()));
    connection = Optional.empty();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      disconnect();
    }
  }
}

package io.drover.airsim.rpc;

import io.drover.core.thread.DaemonThreads;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client of a server: a thread that reads and calls, a thread that writes replies in the order
 * in which they come about. A client that sends nonsense, stops within a message, or does not
 * collect its replies is hung up on; nobody else notices.
 */
final class ServedConnection {
  private static final int STALL_MILLIS = 30_000;
  private static final int MAX_OPEN_CALLS = 1024;
  private static final long MAX_QUEUED_BYTES = 64L << 20;

  private final Socket socket;
  private final MethodTable methods;
  private final RpcServer.Options options;
  private final Runnable onClose;
  private final AtomicInteger openCalls = new AtomicInteger();
  private final Queue<byte[]> replies = new ArrayDeque<>();
  private long queuedBytes;
  private boolean closed;
  private volatile long lastHeardNanos = System.nanoTime();

  ServedConnection(
      Socket socket, MethodTable methods, RpcServer.Options options, Runnable onClose) {
    this.socket = socket;
    this.methods = methods;
    this.options = options;
    this.onClose = onClose;
  }

  void start(String name) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    socket.setSoTimeout(STALL_MILLIS);
    new DaemonThreads(name + "-read").newThread(this::read).start();
    new DaemonThreads(name + "-write").newThread(this::write).start();
  }

  /** Seconds since anything was heard, or 0 while a call is open. */
  double idleSeconds() {
    return openCalls.get() > 0 ? 0 : (System.nanoTime() - lastHeardNanos) * 1e-9;
  }

  void close() {
    synchronized (replies) {
      if (closed) {
        return;
      }
      closed = true;
      replies.clear();
      replies.notifyAll();
    }
    // first: who sees the end of the connection may use its place
    onClose.run();
    try {
      socket.close();
    } catch (IOException e) {
      // the peer is gone either way
    }
  }

  private void read() {
    try {
      FrameReader frames = new FrameReader(socket.getInputStream(), options.frameLimitBytes());
      Optional<Frame> frame = next(frames);
      while (frame.isPresent()) {
        lastHeardNanos = System.nanoTime();
        serve(RpcRequest.parse(frame.get()));
        frame = next(frames);
      }
    } catch (IOException | RuntimeException e) {
      RpcServer.LOG.debug("hanging up on {}: {}", socket.getRemoteSocketAddress(), e.toString());
    } finally {
      close();
    }
  }

  private static Optional<Frame> next(FrameReader frames) throws IOException {
    while (true) {
      try {
        return frames.next();
      } catch (SocketTimeoutException e) {
        if (frames.midFrame()) {
          throw e;
        }
      }
    }
  }

  private void serve(RpcRequest request) throws IOException {
    if (openCalls.incrementAndGet() > MAX_OPEN_CALLS) {
      throw new WireFormatException("more than " + MAX_OPEN_CALLS + " calls at once");
    }
    var unused =
        methods
            .call(request, options.dialect())
            .whenComplete(
                (result, failure) -> {
                  openCalls.decrementAndGet();
                  lastHeardNanos = System.nanoTime();
                  request.id().ifPresent(id -> reply(id, result, failure));
                });
  }

  private void reply(long id, Encodable result, Throwable failure) {
    byte[] reply =
        failure == null
            ? Replies.result(id, result, options.dialect())
            : Replies.error(id, failure);
    boolean overflow;
    synchronized (replies) {
      if (closed) {
        return;
      }
      overflow = queuedBytes > MAX_QUEUED_BYTES;
      replies.add(reply);
      queuedBytes += reply.length;
      replies.notifyAll();
    }
    if (overflow) {
      RpcServer.LOG.debug("{} does not read its replies", socket.getRemoteSocketAddress());
      close();
    }
  }

  private void write() {
    try {
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      byte[] reply = take();
      while (reply != null) {
        out.write(reply);
        synchronized (replies) {
          queuedBytes -= reply.length;
        }
        if (empty()) {
          out.flush();
        }
        reply = take();
      }
    } catch (IOException e) {
      RpcServer.LOG.debug("lost {}: {}", socket.getRemoteSocketAddress(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  private boolean empty() {
    synchronized (replies) {
      return replies.isEmpty();
    }
  }

  /** The next reply, or null once the connection is closed. */
  private byte[] take() throws InterruptedException {
    synchronized (replies) {
      while (replies.isEmpty() && !closed) {
        replies.wait();
      }
      return replies.poll();
    }
  }
}

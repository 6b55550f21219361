package io.drover.airsim.client;

import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.RpcCall;
import io.drover.airsim.rpc.RpcConnection;
import io.drover.airsim.rpc.WireType;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A connection that is opened when it is needed and again after it was lost. Any thread. */
final class Line implements AutoCloseable {
  private static final double CONNECT_SECONDS = 2;

  private final String host;
  private final int port;
  private final Dialect dialect;
  private RpcConnection connection;
  private boolean closed;

  Line(String host, int port, Dialect dialect) {
    this.host = host;
    this.port = port;
    this.dialect = dialect;
  }

  <T> CompletableFuture<T> send(RpcCall call, WireType<T> result) {
    return connection().send(call, result);
  }

  /**
   * Calls and waits.
   *
   * @throws DroverException {@code UNREACHABLE} after the time limit; the connection is then given
   *     up, for the reply may come at any time or never
   */
  <T> T call(RpcCall call, WireType<T> result, double timeoutSeconds) {
    RpcConnection used = connection();
    try {
      return used.send(call, result).get(Math.round(timeoutSeconds * 1e9), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      used.close();
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          "AirSim at %s:%d did not answer within %s s: see whether the simulator hangs"
              .formatted(host, port, timeoutSeconds),
          e);
    } catch (ExecutionException e) {
      throw asDrover(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(
          ErrorCode.UNREACHABLE, "interrupted while waiting for AirSim: try again", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (connection != null) {
      connection.close();
    }
  }

  static DroverException asDrover(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof DroverException known) {
      return new DroverException(known.code(), known.getMessage(), known);
    }
    return new DroverException(ErrorCode.INTERNAL, "a call to AirSim failed: report it", cause);
  }

  private synchronized RpcConnection connection() {
    if (closed) {
      throw new DroverException(
          ErrorCode.UNREACHABLE, "this client of AirSim is closed: make another");
    }
    if (connection == null || !connection.isOpen()) {
      connection = RpcConnection.open(host, port, dialect, CONNECT_SECONDS);
    }
    return connection;
  }
}

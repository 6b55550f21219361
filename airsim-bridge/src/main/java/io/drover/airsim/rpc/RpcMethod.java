package io.drover.airsim.rpc;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * What a server does for one method name. Called on the connection's reading thread: it takes its
 * arguments at once and leaves anything slow to another thread.
 */
@FunctionalInterface
public interface RpcMethod {
  /**
   * Begins the work.
   *
   * @return completes with the result; {@link RpcRefusal} as the cause becomes an error reply
   * @throws WireFormatException if an argument is of the wrong type
   */
  CompletableFuture<Encodable> call(Arguments arguments) throws IOException;

  /** A method that answers at once. */
  static RpcMethod now(Immediate method) {
    return arguments -> CompletableFuture.completedFuture(method.call(arguments));
  }

  /** Work that needs no waiting. */
  @FunctionalInterface
  interface Immediate {
    Encodable call(Arguments arguments) throws IOException;
  }
}

package io.drover.airsim.rpc;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.msgpack.core.MessagePackException;

/** The methods of a server and what it says to calls that none of them takes. */
public final class MethodTable {
  private final Map<String, Entry> methods = new HashMap<>();

  /** Adds a method of exactly so many arguments. */
  public MethodTable add(String name, int arity, RpcMethod method) {
    methods.put(name, new Entry(arity, method));
    return this;
  }

  /** As {@link #add} for a method that answers at once. */
  public MethodTable addNow(String name, int arity, RpcMethod.Immediate method) {
    return add(name, arity, RpcMethod.now(method));
  }

  /**
   * Calls a method.
   *
   * @return completes with the result, or exceptionally with an {@link RpcRefusal} whose message is
   *     the whole error string of the reply
   */
  CompletableFuture<Encodable> call(RpcRequest request, Dialect dialect) {
    Entry entry = methods.get(request.method());
    if (entry == null) {
      return refuse(
          "rpclib: server could not find function '%s' with argument count %d."
              .formatted(request.method(), request.arguments()));
    }
    if (entry.arity != request.arguments()) {
      // rpclib swaps the two numbers; clients out there match on this text
      return refuse(
          ("rpclib: client error C0002: Function '%s' was called with an invalid number of"
                  + " arguments. Expected: %d, got: %d")
              .formatted(request.method(), request.arguments(), entry.arity));
    }
    try {
      return entry
          .method
          .call(new Arguments(request.unpacker(), dialect))
          .handle((result, failure) -> failure == null ? result : raise(request, failure));
    } catch (IOException | MessagePackException e) {
      return refuse(threw(request, "std::bad_cast"));
    } catch (RuntimeException e) {
      return refuse(threw(request, what(e)));
    }
  }

  private static Encodable raise(RpcRequest request, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    throw new RpcRefusal(threw(request, what(cause)));
  }

  private static String what(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String threw(RpcRequest request, String what) {
    return ("rpclib: function '%s' (called with %d arg(s)) threw an exception. The exception"
            + " contained this information: %s.")
        .formatted(request.method(), request.arguments(), what);
  }

  private static CompletableFuture<Encodable> refuse(String error) {
    return CompletableFuture.failedFuture(new RpcRefusal(error));
  }

  private record Entry(int arity, RpcMethod method) {}
}

package io.drover.rpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the unary calls that have begun and not yet been answered. */
final class CallsInFlight implements ServerInterceptor {
  private final AtomicInteger count = new AtomicInteger();

  boolean none() {
    return count.get() == 0;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (call.getMethodDescriptor().getType() != MethodType.UNARY) {
      return next.startCall(call, headers);
    }
    count.incrementAndGet();
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onComplete() {
        count.decrementAndGet();
        super.onComplete();
      }

      @Override
      public void onCancel() {
        count.decrementAndGet();
        super.onCancel();
      }
    };
  }
}

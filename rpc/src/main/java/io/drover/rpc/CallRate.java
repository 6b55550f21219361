package io.drover.rpc;

import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import java.util.Locale;

/** Refuses calls of a connection that makes too many, before anything of them is read. */
final class CallRate extends ServerTransportFilter implements ServerInterceptor {
  private static final Attributes.Key<TokenBucket> BUCKET = Attributes.Key.create("call-rate");

  private final double perSecond;

  CallRate(double perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  public Attributes transportReady(Attributes connection) {
    return connection.toBuilder().set(BUCKET, new TokenBucket(perSecond, System::nanoTime)).build();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    TokenBucket bucket = call.getAttributes().get(BUCKET);
    if (bucket == null || bucket.tryTake(1)) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.RESOURCE_EXHAUSTED.withDescription(
            String.format(Locale.ROOT, "more than %.0f calls a second: send fewer", perSecond)),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}

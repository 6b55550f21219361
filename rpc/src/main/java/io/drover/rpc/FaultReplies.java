package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what a service throws; without it a client would read {@code UNKNOWN} and no reason. */
final class FaultReplies implements ServerInterceptor {
  private static final Logger log = LoggerFactory.getLogger(FaultReplies.class);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    CloseOnce<Q, A> once = new CloseOnce<>(call);
    return new SimpleForwardingServerCallListener<>(next.startCall(once, headers)) {
      @Override
      public void onMessage(Q message) {
        answering(() -> super.onMessage(message));
      }

      @Override
      public void onHalfClose() {
        answering(super::onHalfClose);
      }

      @Override
      public void onReady() {
        answering(super::onReady);
      }

      private void answering(Runnable step) {
        try {
          step.run();
        } catch (DroverException e) {
          once.close(RpcStatus.of(e), new Metadata());
        } catch (StatusRuntimeException e) {
          once.close(e.getStatus(), new Metadata());
        } catch (RuntimeException e) {
          log.error("{} failed", call.getMethodDescriptor().getFullMethodName(), e);
          once.close(
              Status.INTERNAL.withDescription("the server failed on this call: see its log"),
              new Metadata());
        }
      }
    };
  }

  /** A service may have answered before it threw. */
  private static final class CloseOnce<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final AtomicBoolean closed = new AtomicBoolean();

    CloseOnce(ServerCall<Q, A> call) {
      super(call);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (closed.compareAndSet(false, true)) {
        super.close(status, trailers);
      }
    }
  }
}

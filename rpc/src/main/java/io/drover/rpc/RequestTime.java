package io.drover.rpc;

import io.drover.core.thread.DaemonThreads;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends calls whose one request does not arrive in time, as when it comes byte by byte. */
final class RequestTime implements ServerInterceptor {
  private final double seconds;
  private final ScheduledThreadPoolExecutor timer;

  RequestTime(double seconds) {
    this.seconds = seconds;
    this.timer = new ScheduledThreadPoolExecutor(1, new DaemonThreads("rpc-request-time"));
    timer.setRemoveOnCancelPolicy(true);
  }

  void stop() {
    timer.shutdownNow();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!call.getMethodDescriptor().getType().clientSendsOneMessage()) {
      return next.startCall(call, headers);
    }
    AtomicBoolean decided = new AtomicBoolean();
    Future<?> end =
        timer.schedule(
            () -> expire(call, decided), Math.round(seconds * 1e9), TimeUnit.NANOSECONDS);
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onHalfClose() {
        end.cancel(false);
        if (decided.compareAndSet(false, true)) {
          super.onHalfClose();
        }
      }

      @Override
      public void onCancel() {
        end.cancel(false);
        super.onCancel();
      }

      @Override
      public void onComplete() {
        end.cancel(false);
        super.onComplete();
      }
    };
  }

  private void expire(ServerCall<?, ?> call, AtomicBoolean decided) {
    if (decided.compareAndSet(false, true)) {
      call.close(
          Status.DEADLINE_EXCEEDED.withDescription(
              String.format(
                  Locale.ROOT, "the request has not arrived in %.0f s: send it faster", seconds)),
          new Metadata());
    }
  }
}

package io.drover.slam.fusion;

import io.drover.slam.v1.EdgeFusionGrpc;
import io.drover.slam.v1.FuseReply;
import io.drover.slam.v1.FuseRequest;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/**
 * An edge that is stopped after so many requests, and goes on later with all that came meanwhile,
 * as a process does under SIGSTOP and SIGCONT.
 */
final class StallingEdge extends EdgeFusionGrpc.EdgeFusionImplBase {
  private final EdgeFusionService edge;
  private final Deque<Runnable> stalled = new ArrayDeque<>();
  private final CountDownLatch stalls = new CountDownLatch(1);
  private int left;
  private int requests;

  StallingEdge(EdgeFusionService edge, int requests) {
    this.edge = edge;
    this.left = requests;
  }

  @Override
  public StreamObserver<FuseRequest> fuse(StreamObserver<FuseReply> replies) {
    StreamObserver<FuseRequest> call = edge.fuse(replies);
    return new StreamObserver<>() {
      @Override
      public void onNext(FuseRequest request) {
        come(
            () -> {
              requests++;
              call.onNext(request);
            });
      }

      @Override
      public void onError(Throwable failure) {
        come(() -> call.onError(failure));
      }

      @Override
      public void onCompleted() {
        come(call::onCompleted);
      }
    };
  }

  private synchronized void come(Runnable event) {
    if (left > 0) {
      left--;
      event.run();
    } else {
      stalled.add(event);
      stalls.countDown();
    }
  }

  /** That were done. */
  synchronized int requests() {
    return requests;
  }

  void awaitStall() throws InterruptedException {
    stalls.await();
  }

  /** Goes on; returns when all that came meanwhile is done. */
  synchronized void wake() {
    while (!stalled.isEmpty()) {
      stalled.poll().run();
    }
    left = Integer.MAX_VALUE;
  }
}

package io.drover.slam.fusion;

import io.drover.slam.v1.MergeReply;
import io.drover.slam.v1.MergeRequest;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/** One robot by way of one edge, in the cloud. Requests come one at a time. */
final class MergeCall implements StreamObserver<MergeRequest> {
  private final Consumer<MergeRequest> cloud;
  private final StreamObserver<MergeReply> replies;
  private final Runnable whenEnded;
  private boolean refused;
  private boolean ended;

  /**
   * A call.
   *
   * @param cloud takes what is well; throws an IllegalArgumentException otherwise, or an
   *     UnknownSessionException
   * @param whenEnded told once
   */
  MergeCall(Consumer<MergeRequest> cloud, StreamObserver<MergeReply> replies, Runnable whenEnded) {
    this.cloud = cloud;
    this.replies = replies;
    this.whenEnded = whenEnded;
  }

  @Override
  public void onNext(MergeRequest request) {
    if (refused) {
      return;
    }
    try {
      cloud.accept(request);
    } catch (IllegalArgumentException e) {
      refused = true;
      end();
      replies.onError(Wire.refusal(request.getScan(), e).asException());
      return;
    } catch (UnknownSessionException e) {
      refused = true;
      end();
      replies.onError(Status.NOT_FOUND.withDescription(e.getMessage()).asException());
      return;
    }
    replies.onNext(MergeReply.newBuilder().setNumber(request.getNumber()).build());
  }

  @Override
  public void onError(Throwable failure) {
    // the robots of an edge that has ended come by another one
    end();
  }

  @Override
  public void onCompleted() {
    if (!refused) {
      replies.onCompleted();
    }
    end();
  }

  private void end() {
    if (!ended) {
      ended = true;
      whenEnded.run();
    }
  }
}

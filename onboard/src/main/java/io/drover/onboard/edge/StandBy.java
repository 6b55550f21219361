package io.drover.onboard.edge;

import com.google.protobuf.ByteString;
import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.NavigationGrpc.NavigationStub;
import io.drover.navigation.v1.StandByReply;
import io.drover.navigation.v1.StandByRequest;
import io.drover.onboard.perception.Perception;
import io.drover.rpc.Deadlines;
import io.drover.rpc.RpcChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * The message to an edge that is held in reserve: as long as it takes to measure the link by, and
 * answered with what the drone could expect there.
 */
final class StandBy {
  private final NanoClock clock;
  private final NavigationStub navigation;
  private final StandByRequest request;

  StandBy(NanoClock clock, RpcChannel channel, DroneId drone) {
    this.clock = clock;
    this.navigation = NavigationGrpc.newStub(channel.grpc());
    // noise, so that nothing on the way can make it shorter
    byte[] payload = new byte[Perception.PROBE_BYTES];
    new SplittableRandom(0).nextBytes(payload);
    this.request =
        StandByRequest.newBuilder()
            .setDroneId(drone.value())
            .setPayload(ByteString.copyFrom(payload))
            .build();
  }

  /**
   * What came back.
   *
   * @param reply there if the status is OK
   * @param startSeconds when it was sent
   */
  record Answer(Status status, Optional<StandByReply> reply, double startSeconds) {}

  /** Length of the message. */
  long bytes() {
    return request.getSerializedSize();
  }

  /** Sends it; the future is completed by another thread and never exceptionally. */
  CompletableFuture<Answer> send(double timeoutSeconds) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    double start = clock.seconds();
    Deadlines.within(navigation, timeoutSeconds)
        .standBy(
            request,
            new StreamObserver<>() {
              @Override
              public void onNext(StandByReply reply) {
                answer.complete(new Answer(Status.OK, Optional.of(reply), start));
              }

              @Override
              public void onError(Throwable failure) {
                Status status = Status.fromThrowable(failure);
                answer.complete(new Answer(status, Optional.empty(), start));
              }

              @Override
              public void onCompleted() {
                // the answer came with onNext
              }
            });
    return answer;
  }
}

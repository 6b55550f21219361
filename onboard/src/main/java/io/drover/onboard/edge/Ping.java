package io.drover.onboard.edge;

import io.drover.core.time.NanoClock;
import io.drover.rpc.Deadlines;
import io.drover.rpc.RpcChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.health.v1.HealthGrpc.HealthStub;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/**
 * The smallest message that every edge answers: a health check. It travels behind what was sent
 * before it, so its answer also tells that the link is free again.
 */
final class Ping {
  private final NanoClock clock;
  private final HealthStub health;

  Ping(NanoClock clock, RpcChannel channel) {
    this.clock = clock;
    this.health = HealthGrpc.newStub(channel.grpc());
  }

  /**
   * What came back.
   *
   * @param code OK, or why not
   * @param seconds from sending to the answer
   */
  record Echo(Status.Code code, double seconds) {
    boolean answered() {
      return code == Status.Code.OK;
    }
  }

  /** Sends one; the future is completed by another thread and never exceptionally. */
  CompletableFuture<Echo> send(double timeoutSeconds) {
    CompletableFuture<Echo> echo = new CompletableFuture<>();
    double start = clock.seconds();
    Deadlines.within(health, timeoutSeconds)
        .check(
            HealthCheckRequest.getDefaultInstance(),
            new StreamObserver<>() {
              @Override
              public void onNext(HealthCheckResponse response) {
                echo.complete(new Echo(Status.Code.OK, clock.seconds() - start));
              }

              @Override
              public void onError(Throwable failure) {
                echo.complete(
                    new Echo(Status.fromThrowable(failure).getCode(), clock.seconds() - start));
              }

              @Override
              public void onCompleted() {
                // the answer came with onNext
              }
            });
    return echo;
  }
}

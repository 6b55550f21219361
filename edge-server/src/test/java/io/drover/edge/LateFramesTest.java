package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.drover.edge.container.DropReason;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.ManualClock;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.rpc.Deadlines;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LateFramesTest {
  private static final EmbeddedOptions ONE_WAITS =
      new EmbeddedOptions(1, 1, false, 0.25, Optional.empty());

  @Test
  void dropsFramesTooManyAtOnceAndFramesTooLate() throws Exception {
    ManualClock clock = new ManualClock();
    try (EdgeFixture f = new EdgeFixture(EdgeFixture.anyName(), clock, ONE_WAITS, o -> o, p -> p)) {
      f.models.hold();
      ListenableFuture<InferReply> running = f.futures().infer(frame(1));
      f.models.entered.acquire();
      BlockingQueue<Status> refused = new LinkedBlockingQueue<>();
      for (int id = 2; id <= 3; id++) {
        ListenableFuture<InferReply> late = Deadlines.within(f.futures(), 1000).infer(frame(id));
        late.addListener(() -> refused.add(failure(late)), Runnable::run);
      }

      // One of the two waits as soon as the other has been refused.
      assertThat(refused.take().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      clock.advance(2000);
      f.models.gate.release();

      assertThat(running.get().getFrameId()).isEqualTo(1);
      assertThat(refused.take())
          .satisfies(
              status -> {
                assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
                assertThat(status.getDescription())
                    .isEqualTo("the frame's deadline passed before its turn");
              });
      assertThat(f.models.inferred).hasValue(1);
      assertThat(dropped(f, DropReason.QUEUE_FULL)).isEqualTo(1);
      assertThat(dropped(f, DropReason.DEADLINE_PASSED)).isEqualTo(1);
      assertThat(f.registry.counter("drover.edge.frames.served").count()).isEqualTo(1);
    }
  }

  private static InferRequest frame(long id) {
    return EdgeFixture.frame("drone1", id, Jpegs.square(32));
  }

  private static Status failure(ListenableFuture<InferReply> call) {
    try {
      call.get();
      return Status.OK;
    } catch (ExecutionException | InterruptedException e) {
      return Status.fromThrowable(e);
    }
  }

  private static double dropped(EdgeFixture f, DropReason reason) {
    return f.registry.counter("drover.edge.frames.dropped", "reason", reason.label()).count();
  }
}

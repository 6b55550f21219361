package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.core.time.WallClock;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcAddress;
import io.drover.rpc.RpcChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EdgeFaultTest {
  @Test
  void replacesAWorkerWhoseNetworkThrows() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      f.models.failure = () -> new IllegalStateException("segment 7 lost");
      assertThatThrownBy(() -> f.infer("drone1"))
          .hasMessage(
              "INTERNAL: the worker of drone1 failed on this frame and is replaced: see the edge's"
                  + " log");
      assertThat(f.events.said()).contains("dropped drone1 worker_failed");

      f.models.failure = () -> null;
      assertThat(f.infer("drone1").getFrameId()).isEqualTo(7);
      assertThat(f.models.closed).hasValue(1);
      assertThat(
              f.registry.counter("drover.edge.frames.dropped", "reason", "worker_failed").count())
          .isEqualTo(1);
    }
  }

  @Test
  void neverAnswersASteeringThatIsNoNumber() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      f.models.steeringRadians = Double.NaN;
      assertThatThrownBy(() -> f.infer("drone1")).hasMessageStartingWith("INTERNAL: ");
    }
  }

  @Test
  void aFailingListenerCostsNoAnswer() {
    try (EdgeFixture f =
        new EdgeFixture(
            EdgeFixture.anyName(),
            new WallClock(),
            EmbeddedOptions.DEFAULT,
            o -> o,
            parts ->
                parts.events(
                    new EdgeEvents() {
                      @Override
                      public void frameServed(DroneId drone, int bytes, StageTimes times) {
                        throw new IllegalStateException("broker gone");
                      }
                    }))) {
      assertThat(f.infer("drone1").getFrameId()).isEqualTo(7);
    }
  }

  @Test
  void finishesFramesInFlightWhenItDrains() throws Exception {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      f.models.hold();
      Future<InferReply> call = f.futures().infer(EdgeFixture.frame("drone1", 3, Jpegs.square(16)));
      f.models.entered.acquire();

      CompletableFuture<Void> closing = CompletableFuture.runAsync(f.edge::close);
      assertThat(call).isNotDone();
      f.models.gate.release();

      assertThat(call.get().getFrameId()).isEqualTo(3);
      closing.join();
      assertThat(f.models.closed.get()).isPositive();
    }
  }

  @Test
  void servesAgainOnTheSameChannelAfterARestart() {
    EdgeServer first = edge(HostPort.loopback(0));
    try (RpcChannel channel = RpcChannel.to(first.address())) {
      var stub = NavigationGrpc.newBlockingStub(channel.grpc());
      var frame = EdgeFixture.frame("drone1", 1, Jpegs.square(32));
      assertThat(stub.withWaitForReady().infer(frame).getFrameId()).isEqualTo(1);
      first.close();
      assertThatThrownBy(() -> stub.infer(frame)).hasMessageStartingWith("UNAVAILABLE");

      try (EdgeServer second = edge(first.address())) {
        assertThat(stub.withWaitForReady().infer(frame).getFrameId()).isEqualTo(1);
        assertThat(second.shares()).hasSize(1);
      }
    }
  }

  @Test
  void leavesNoNetworkBehindWhereItsPortIsTaken() {
    FakeModel.Control models = new FakeModel.Control();
    try (EdgeServer first = edge(HostPort.loopback(0))) {
      assertThatThrownBy(() -> edge(first.address(), models))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("taken");
    }
    assertThat(models.closed.get()).isPositive().isEqualTo(models.created.get());
  }

  private static EdgeServer edge(RpcAddress bind) {
    return edge(bind, new FakeModel.Control());
  }

  private static EdgeServer edge(RpcAddress bind, FakeModel.Control models) {
    EmbeddedContainerRuntime runtime =
        new EmbeddedContainerRuntime(
            Jpegs::decoder, models, EmbeddedOptions.DEFAULT, new WallClock());
    return EdgeServer.builder(EdgeOptions.of(new EdgeId("edge1"), bind, 4), runtime).start();
  }
}

package io.drover.onboard.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.core.time.WallClock;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.NavigationOutput;
import io.drover.onboard.Await;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.OffloadOutcome.Unreachable;
import io.drover.rpc.HostPort;
import io.drover.rpc.InProcessName;
import io.drover.rpc.RpcAddress;
import io.drover.rpc.RpcChannel;
import io.drover.rpc.RpcServer;
import io.drover.rpc.RpcServerOptions;
import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReturningEdgeTest {
  private static final EncodedFrame FRAME =
      new EncodedFrame(new DroneId("drone1"), 1, new byte[500]);

  @Test
  void fliesOnWithoutTheEdgeAndUsesItAgainWhenItIsBack() {
    RpcServer first = serve(HostPort.loopback(0));
    RpcAddress address = first.address();
    try (RpcChannel channel = RpcChannel.to(address)) {
      EdgeClient client =
          new EdgeClient(channel, FRAME.drone(), new WallClock(), EdgeClientOptions.DEFAULT);
      assertThat(client.measure(FRAME, 20)).isTrue();
      first.close();
      Await.until(() -> !client.reachable());
      assertThat(client.infer(FRAME, 1, 20)).isInstanceOf(Unreachable.class);
      assertThat(client.bandwidthBitsPerSecond()).isZero();

      RpcServer second = serve(address);
      assertThat(client.measure(FRAME, 20)).isTrue();
      assertThat(client.infer(FRAME, 1, 20)).isInstanceOf(Answered.class);
      second.close();
    }
  }

  @Test
  void doesNotWaitForAnEdgeThatIsNotThere() {
    RpcServer gone = serve(HostPort.loopback(0));
    gone.close();
    try (RpcChannel channel = RpcChannel.to(gone.address())) {
      EdgeClient client =
          new EdgeClient(channel, FRAME.drone(), new WallClock(), EdgeClientOptions.DEFAULT);
      Unreachable outcome = (Unreachable) client.infer(FRAME, 1, 20);
      assertThat(outcome.bytes()).isZero();
      assertThat(outcome.reason()).contains("not connected");
      assertThat(client.measure(FRAME, 0.05)).isFalse();
    }
  }

  @Test
  void answersUntimedRunsOrSaysWhyNot() {
    try (FakeEdge edge = new FakeEdge();
        RpcChannel channel = RpcChannel.to(edge.address)) {
      UntimedEdge untimed = new UntimedEdge(channel);
      assertThat(untimed.infer(FRAME)).isEqualTo(new NavigationOutput(0.25, 0.5));
      assertThat(edge.requests.get(0).hasLink()).isFalse();

      edge.refusal = Optional.of(Status.INVALID_ARGUMENT.withDescription("not square"));
      assertThatThrownBy(() -> untimed.infer(FRAME))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("did not answer frame 1: not square")
          .extracting("code")
          .isEqualTo(ErrorCode.REFUSED);
    }
    try (RpcChannel nowhere = RpcChannel.to(new InProcessName("nobody"))) {
      assertThatThrownBy(() -> new UntimedEdge(nowhere).infer(FRAME))
          .extracting("code")
          .isEqualTo(ErrorCode.UNREACHABLE);
    }
  }

  private static RpcServer serve(RpcAddress address) {
    FakeEdge behaviour = new FakeEdge();
    return RpcServer.start(RpcServerOptions.at(address), List.of(behaviour));
  }
}

package io.drover.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RpcChannelTest {
  @Test
  void usesAServerThatComesBack() {
    RpcServer first = serve(HostPort.loopback(0));
    try (RpcChannel channel = RpcChannel.to(first.address())) {
      assertThat(say(channel, CallOptions.DEFAULT.withWaitForReady())).isEqualTo("hello");
      first.close();
      assertThatThrownBy(() -> say(channel, CallOptions.DEFAULT))
          .isInstanceOf(StatusRuntimeException.class)
          .hasMessageStartingWith("UNAVAILABLE");
      assertThat(channel.connected()).isFalse();

      try (RpcServer second = serve(first.address())) {
        assertThat(second.address()).isEqualTo(first.address());
        assertThat(say(channel, CallOptions.DEFAULT.withWaitForReady())).isEqualTo("hello");
        assertThat(channel.connected()).isTrue();
      }
    }
  }

  @Test
  void missesADeadlineRatherThanWait() {
    try (RpcServer server =
            RpcServer.start(
                RpcServerOptions.at(HostPort.loopback(0)).withGraceSeconds(0),
                List.of(EchoService.holding()));
        RpcChannel channel = RpcChannel.to(server.address())) {
      HealthGrpc.HealthBlockingStub stub =
          HealthGrpc.newBlockingStub(channel.grpc()).withWaitForReady();
      assertThat(stub.check(HealthCheckRequest.getDefaultInstance()).getStatusValue()).isEqualTo(1);

      CallOptions soon = Deadlines.within(stub, 0.05).getCallOptions();
      assertThatThrownBy(() -> say(channel, soon)).hasMessageStartingWith("DEADLINE_EXCEEDED");
    }
  }

  @Test
  void letsAServiceSeeWhatTimeIsLeft() {
    EchoService service =
        EchoService.that(
            (text, answer) -> {
              answer.onNext(String.valueOf(Deadlines.remainingNanos().isPresent()));
              answer.onCompleted();
            });
    try (RpcServer server =
            RpcServer.start(
                RpcServerOptions.at(new InProcessName("rpc-channel-test")), List.of(service));
        RpcChannel channel = RpcChannel.to(server.address())) {
      HealthGrpc.HealthBlockingStub stub = HealthGrpc.newBlockingStub(channel.grpc());
      assertThat(say(channel, CallOptions.DEFAULT)).isEqualTo("false");
      assertThat(say(channel, Deadlines.within(stub, 20).getCallOptions())).isEqualTo("true");
    }
  }

  @Test
  void needsAPort() {
    assertThatThrownBy(() -> RpcChannel.to(HostPort.loopback(0)))
        .hasMessage(
            "address '127.0.0.1:0' cannot be connected to: give the port that the server printed");
  }

  private static RpcServer serve(RpcAddress address) {
    return RpcServer.start(RpcServerOptions.at(address), List.of(EchoService.echo()));
  }

  private static String say(RpcChannel channel, CallOptions options) {
    return ClientCalls.blockingUnaryCall(channel.grpc(), EchoService.SAY, options, "hello");
  }
}

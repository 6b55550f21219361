package io.drover.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.grpc.CallOptions;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class RpcServerTest {
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withWaitForReady();

  static List<RpcAddress> addresses() {
    return List.of(HostPort.loopback(0), new InProcessName("rpc-server-test"));
  }

  private static RpcServer serve(RpcAddress address, EchoService service) {
    return RpcServer.start(RpcServerOptions.at(address), List.of(service));
  }

  private static String say(RpcChannel channel, String text) {
    return ClientCalls.blockingUnaryCall(channel.grpc(), EchoService.SAY, PATIENT, text);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void servesAndSaysThatItIsHealthy(RpcAddress address) {
    try (RpcServer server = serve(address, EchoService.echo());
        RpcChannel channel = RpcChannel.to(server.address())) {
      assertThat(say(channel, "hello")).isEqualTo("hello");
      assertThat(health(channel, "")).isEqualTo(ServingStatus.SERVING);
      assertThat(health(channel, EchoService.NAME)).isEqualTo(ServingStatus.SERVING);
      assertThat(channel.connected()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void drainsInOrder(RpcAddress address) throws Exception {
    EchoService service = EchoService.holding();
    try (RpcServer server = serve(address, service);
        RpcChannel channel = RpcChannel.to(server.address())) {
      HealthStates states = new HealthStates(channel);
      assertThat(states.next()).isEqualTo(ServingStatus.SERVING);
      Iterator<String> stream =
          ClientCalls.blockingServerStreamingCall(
              channel.grpc(), EchoService.LISTEN, PATIENT, "stream");
      assertThat(stream.next()).isEqualTo("stream");
      ListenableFuture<String> call =
          ClientCalls.futureUnaryCall(
              channel.grpc().newCall(EchoService.SAY, PATIENT), "in flight");
      StreamObserver<String> answer = service.held.take();

      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);

      assertThat(states.next()).isEqualTo(ServingStatus.NOT_SERVING);
      assertThat(stream.hasNext()).isFalse();
      assertThat(closing).isNotDone();
      answer.onNext("finished");
      answer.onCompleted();
      assertThat(call.get()).isEqualTo("finished");
      closing.get();
    }
  }

  @Test
  void cutsWhatDoesNotFinishWithinTheGraceTime() throws Exception {
    EchoService service = EchoService.holding();
    RpcServerOptions options = RpcServerOptions.at(HostPort.loopback(0)).withGraceSeconds(0.05);
    RpcServer server = RpcServer.start(options, List.of(service));
    try (RpcChannel channel = RpcChannel.to(server.address())) {
      ListenableFuture<String> call =
          ClientCalls.futureUnaryCall(channel.grpc().newCall(EchoService.SAY, PATIENT), "stuck");
      service.held.take();

      server.close();

      assertThatThrownBy(call::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("CANCEL");
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void saysThatAnAddressIsTaken(RpcAddress address) {
    try (RpcServer first = serve(address, EchoService.echo())) {
      assertThatThrownBy(() -> serve(first.address(), EchoService.echo()))
          .isInstanceOfSatisfying(
              DroverException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_EXHAUSTED))
          .hasMessageStartingWith(first.address() + " is taken: ");
    }
  }

  @Test
  void listensBeyondLoopbackOnlyWhenTold() {
    HostPort everywhere = new HostPort("0.0.0.0", 0);
    assertThatThrownBy(() -> serve(everywhere, EchoService.echo()))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("--insecure");

    RpcServerOptions told = RpcServerOptions.at(everywhere).withInsecure(true);
    try (RpcServer server = RpcServer.start(told, List.of(EchoService.echo()));
        RpcChannel channel =
            RpcChannel.to(HostPort.loopback(((HostPort) server.address()).port()))) {
      assertThat(say(channel, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void refusesAnAddressThatIsNotThisMachines() {
    RpcServerOptions options = RpcServerOptions.at(new HostPort("192.0.2.1", 0)).withInsecure(true);
    assertThatThrownBy(() -> RpcServer.start(options, List.of()))
        .hasMessageContaining("cannot be listened on");
  }

  @Test
  void refusesMessagesThatAreTooLarge() {
    RpcServerOptions options = RpcServerOptions.at(HostPort.loopback(0)).withMaxMessageBytes(100);
    try (RpcServer server = RpcServer.start(options, List.of(EchoService.echo()));
        RpcChannel channel = RpcChannel.to(server.address())) {
      assertThatThrownBy(() -> say(channel, "x".repeat(101)))
          .hasMessageContaining("RESOURCE_EXHAUSTED");
      assertThat(say(channel, "x".repeat(100))).hasSize(100);
    }
  }

  @Test
  void answersWhatAServiceThrows() {
    EchoService service =
        EchoService.that(
            (text, answer) -> {
              throw switch (text) {
                case "user" -> new DroverException(ErrorCode.INVALID_ARGUMENT, "say please");
                case "full" -> new DroverException(ErrorCode.RESOURCE_EXHAUSTED, "come later");
                default -> new DroverException(ErrorCode.UNREACHABLE, "gone");
              };
            });
    try (RpcServer server = serve(HostPort.loopback(0), service);
        RpcChannel channel = RpcChannel.to(server.address())) {
      assertThatThrownBy(() -> say(channel, "user")).hasMessage("INVALID_ARGUMENT: say please");
      assertThatThrownBy(() -> say(channel, "full")).hasMessage("RESOURCE_EXHAUSTED: come later");
      assertThatThrownBy(() -> say(channel, "net")).hasMessage("UNAVAILABLE: gone");
    }
  }

  @Test
  void keepsItsInternalsToItself() {
    EchoService service =
        EchoService.that(
            (text, answer) -> {
              throw new IllegalStateException("a secret");
            });
    try (RpcServer server = serve(HostPort.loopback(0), service);
        RpcChannel channel = RpcChannel.to(server.address())) {
      assertThatThrownBy(() -> say(channel, "hello"))
          .hasMessage("INTERNAL: the server failed on this call: see its log");
      assertThat(health(channel, "")).isEqualTo(ServingStatus.SERVING);
    }
  }

  @Test
  void closesTwiceWithoutHarm() {
    RpcServer server = serve(HostPort.loopback(0), EchoService.echo());
    server.close();
    server.close();
  }

  private static ServingStatus health(RpcChannel channel, String service) {
    return HealthGrpc.newBlockingStub(channel.grpc())
        .withWaitForReady()
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus();
  }

  private record HealthStates(Iterator<HealthCheckResponse> states) {
    HealthStates(RpcChannel channel) {
      this(
          HealthGrpc.newBlockingStub(channel.grpc())
              .withWaitForReady()
              .watch(HealthCheckRequest.getDefaultInstance()));
    }

    ServingStatus next() {
      return states.next().getStatus();
    }
  }
}

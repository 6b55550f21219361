package io.drover.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.SettableFuture;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionLimitsTest {
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withWaitForReady();
  private static final ConnectionLimits DEFAULT = ConnectionLimits.DEFAULT;

  private static RpcServer serve(ConnectionLimits limits) {
    return RpcServer.start(
        RpcServerOptions.at(HostPort.loopback(0)).withConnections(limits),
        List.of(EchoService.echo()));
  }

  private static String say(RpcChannel channel, String text) {
    return ClientCalls.blockingUnaryCall(channel.grpc(), EchoService.SAY, PATIENT, text);
  }

  private static Socket connect(RpcServer server) throws IOException {
    return new Socket("127.0.0.1", ((HostPort) server.address()).port());
  }

  /** Reads what the server says until it ends the connection. */
  private static void awaitEnd(Socket socket) throws IOException {
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      // it did not say goodbye
    }
  }

  @Test
  void refusesConnectionsBeyondThoseOfOneAddress() throws IOException {
    refusesTheFourth(DEFAULT.withConnections(100, 3));
  }

  @Test
  void refusesConnectionsBeyondThoseOfAll() throws IOException {
    refusesTheFourth(DEFAULT.withConnections(3, 100));
  }

  private static void refusesTheFourth(ConnectionLimits limits) throws IOException {
    List<Socket> silent = new ArrayList<>();
    try (RpcServer server = serve(limits);
        RpcChannel channel = RpcChannel.to(server.address())) {
      assertThat(say(channel, "hello")).isEqualTo("hello");
      silent.add(connect(server));
      silent.add(connect(server));

      awaitEnd(connect(server));

      assertThat(say(channel, "hello")).isEqualTo("hello");
      for (Socket socket : silent) {
        socket.close();
      }
      try (RpcChannel another = RpcChannel.to(server.address())) {
        assertThat(say(another, "hello")).isEqualTo("hello");
      }
    }
  }

  @Test
  void refusesCallsBeyondTheRateOfAConnection() {
    try (RpcServer server = serve(DEFAULT.withCallsPerSecond(1));
        RpcChannel channel = RpcChannel.to(server.address())) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  say(channel, "hello");
                }
              })
          .hasMessage("RESOURCE_EXHAUSTED: more than 1 calls a second: send fewer");
      try (RpcChannel another = RpcChannel.to(server.address())) {
        assertThat(say(another, "hello")).isEqualTo("hello");
      }
    }
  }

  @Test
  void endsCallsWhoseRequestDoesNotArrive() throws Exception {
    RpcServer server = serve(DEFAULT.withSeconds(10, 0.2, 300));
    try (RpcChannel channel = RpcChannel.to(server.address())) {
      Iterator<String> stream =
          ClientCalls.blockingServerStreamingCall(
              channel.grpc(), EchoService.LISTEN, PATIENT, "stream");
      assertThat(stream.next()).isEqualTo("stream");
      SettableFuture<Status> end = SettableFuture.create();
      ClientCall<String, String> call = channel.grpc().newCall(EchoService.SAY, PATIENT);
      call.start(
          new ClientCall.Listener<>() {
            @Override
            public void onClose(Status status, Metadata trailers) {
              end.set(status);
            }
          },
          new Metadata());
      call.request(1);

      assertThat(end.get().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
      assertThat(end.get().getDescription()).startsWith("the request has not arrived in");
      assertThat(say(channel, "hello")).isEqualTo("hello");
      // one that has made its request may listen for as long as it likes
      server.close();
      assertThat(stream.hasNext()).isFalse();
    }
  }

  @Test
  void closesConnectionsThatSayNothingOrNothingOfUse() throws IOException {
    try (RpcServer server = serve(DEFAULT.withSeconds(10, 10, 1));
        RpcChannel channel = RpcChannel.to(server.address());
        Socket silent = connect(server);
        Socket idle = connect(server);
        Socket other = connect(server)) {
      byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
      idle.getOutputStream().write(ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
      idle.getOutputStream().write(settings);
      other.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: edge\r\n\r\n"));

      awaitEnd(other);
      awaitEnd(idle);
      awaitEnd(silent);

      assertThat(say(channel, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void limitNothingInsideAProcess() {
    RpcServerOptions options =
        RpcServerOptions.at(new InProcessName("connection-limits-test"))
            .withConnections(DEFAULT.withCallsPerSecond(1));
    try (RpcServer server = RpcServer.start(options, List.of(EchoService.echo()));
        RpcChannel channel = RpcChannel.to(server.address())) {
      for (int i = 0; i < 100; i++) {
        assertThat(say(channel, "hello")).isEqualTo("hello");
      }
    }
  }

  @Test
  void mustLetSomethingIn() {
    assertThatThrownBy(() -> DEFAULT.withConnections(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULT.withCallsPerSecond(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULT.withSeconds(10, 0, 300))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

package io.drover.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestBytesTest {
  private final BlockingQueue<HealthCheckRequest> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<LogRecord> severe = new LinkedBlockingQueue<>();
  private final Logger grpc = Logger.getLogger("io.grpc");
  private final Handler handler = new Severe();
  private RpcServer server;
  private RpcChannel channel;

  /** A service of its own beside the server's, by the same messages. */
  private final class Asked extends HealthGrpc.HealthImplBase {
    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
      asked.add(request);
      answer.onNext(HealthCheckResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private final class Severe extends Handler {
    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
        severe.add(entry);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeEach
  void serve() {
    grpc.addHandler(handler);
    server =
        RpcServer.start(
            RpcServerOptions.at(HostPort.loopback(0)), List.of(new Renamed(new Asked())));
    channel = RpcChannel.to(server.address());
  }

  @AfterEach
  void stop() {
    channel.close();
    server.close();
    grpc.removeHandler(handler);
  }

  private byte[] check(byte[] request) {
    return check(Renamed.NAME, request);
  }

  private byte[] check(String service, byte[] request) {
    return ClientCalls.blockingUnaryCall(
        channel.grpc(),
        HealthGrpc.getCheckMethod().toBuilder(new Bytes(), new Bytes())
            .setFullMethodName(service + "/Check")
            .build(),
        CallOptions.DEFAULT.withWaitForReady(),
        request);
  }

  @Test
  void skipsFieldsThatAMessageDoesNotHave() throws Exception {
    UnknownFieldSet.Builder others = UnknownFieldSet.newBuilder();
    for (int number = 100; number < 1000; number++) {
      others.mergeVarintField(number, 1);
    }
    HealthCheckRequest request =
        HealthCheckRequest.newBuilder()
            .setService("known")
            .setUnknownFields(others.build())
            .build();

    check(request.toByteArray());

    HealthCheckRequest arrived = asked.take();
    assertThat(arrived.getService()).isEqualTo("known");
    assertThat(arrived.getUnknownFields().asMap()).isEmpty();
  }

  @Test
  void answersWhatIsNoMessageWithoutAStackTrace() {
    byte[] tooShort = {0x0a, 100, 'x'};

    assertThatThrownBy(() -> check(tooShort))
        .hasMessageStartingWith("INVALID_ARGUMENT: the request is not what its method takes");
    assertThatThrownBy(() -> check(new byte[] {(byte) 0xff, (byte) 0xff, 7}))
        .hasMessageStartingWith("INVALID_ARGUMENT");

    assertThatThrownBy(() -> check(HealthGrpc.SERVICE_NAME, tooShort))
        .hasMessageStartingWith("INVALID_ARGUMENT");

    check(new byte[0]);
    assertThat(asked).hasSize(1);
    assertThat(severe).isEmpty();
  }
}

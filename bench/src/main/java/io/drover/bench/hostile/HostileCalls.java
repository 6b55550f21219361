package io.drover.bench.hostile;

import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.WatchShareRequest;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Calls that no drone would make, over one connection. Outcomes are told when they are known. */
final class HostileCalls implements AutoCloseable {
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withWaitForReady();
  private static final long DEADLINE_SECONDS = 20;

  private final RpcChannel channel;
  private final Outcomes outcomes;

  HostileCalls(HostPort address, Outcomes outcomes) {
    this.channel = RpcChannel.to(address);
    this.outcomes = outcomes;
  }

  /** A call whose request is these bytes. */
  void send(String kind, String method, byte[] request) {
    ClientCall<byte[], byte[]> call = begun(kind, method, MethodType.UNARY);
    call.sendMessage(request);
    call.halfClose();
  }

  /** One whose request never comes. */
  void hold(String kind) {
    begun(kind, "Infer", MethodType.UNARY);
  }

  /** One that is given up as soon as it has begun. */
  void giveUp(String kind) {
    begun(kind, "Infer", MethodType.UNARY).cancel("on purpose", null);
  }

  /** One more stream of the same drone's share, left open. */
  void watch(String kind) {
    ClientCall<byte[], byte[]> call = begun(kind, "WatchShare", MethodType.SERVER_STREAMING);
    call.sendMessage(WatchShareRequest.newBuilder().setDroneId("mallory").build().toByteArray());
    call.halfClose();
  }

  private ClientCall<byte[], byte[]> begun(String kind, String method, MethodType type) {
    ClientCall<byte[], byte[]> call =
        channel
            .grpc()
            .newCall(
                MethodDescriptor.<byte[], byte[]>newBuilder()
                    .setType(type)
                    .setFullMethodName(
                        MethodDescriptor.generateFullMethodName(
                            NavigationGrpc.SERVICE_NAME, method))
                    .setRequestMarshaller(new Bytes())
                    .setResponseMarshaller(new Bytes())
                    .build(),
                PATIENT.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS));
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            outcomes.add(kind, status.getCode().name());
          }
        },
        new Metadata());
    call.request(2);
    return call;
  }

  @Override
  public void close() {
    channel.close();
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
}

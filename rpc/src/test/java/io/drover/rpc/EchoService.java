package io.drover.rpc;

import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/** A service of two methods: one does what a test says, one is a stream that ends on drain. */
final class EchoService implements DrainingService {
  static final String NAME = "drover.test.Echo";
  static final MethodDescriptor<String, String> SAY =
      method("Say", MethodDescriptor.MethodType.UNARY);
  static final MethodDescriptor<String, String> LISTEN =
      method("Listen", MethodDescriptor.MethodType.SERVER_STREAMING);

  final LinkedBlockingQueue<StreamObserver<String>> held = new LinkedBlockingQueue<>();
  private final List<StreamObserver<String>> listeners = new CopyOnWriteArrayList<>();
  private final BiConsumer<String, StreamObserver<String>> say;

  private EchoService(BiConsumer<String, StreamObserver<String>> say) {
    this.say = say;
  }

  static EchoService that(BiConsumer<String, StreamObserver<String>> say) {
    return new EchoService(say);
  }

  static EchoService echo() {
    return that(
        (text, answer) -> {
          answer.onNext(text);
          answer.onCompleted();
        });
  }

  /** Answers only what the test takes from {@link #held}. */
  static EchoService holding() {
    EchoService[] service = new EchoService[1];
    service[0] = that((text, answer) -> service[0].held.add(answer));
    return service[0];
  }

  @Override
  public ServerServiceDefinition bindService() {
    ServiceDescriptor descriptor =
        ServiceDescriptor.newBuilder(NAME).addMethod(SAY).addMethod(LISTEN).build();
    return ServerServiceDefinition.builder(descriptor)
        .addMethod(SAY, ServerCalls.asyncUnaryCall(say::accept))
        .addMethod(
            LISTEN,
            ServerCalls.asyncServerStreamingCall(
                (text, stream) -> {
                  stream.onNext(text);
                  listeners.add(stream);
                }))
        .build();
  }

  @Override
  public void drain() {
    listeners.forEach(StreamObserver::onCompleted);
  }

  private static MethodDescriptor<String, String> method(
      String name, MethodDescriptor.MethodType type) {
    return MethodDescriptor.<String, String>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(NAME, name))
        .setRequestMarshaller(new Text())
        .setResponseMarshaller(new Text())
        .build();
  }

  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String value) {
      return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

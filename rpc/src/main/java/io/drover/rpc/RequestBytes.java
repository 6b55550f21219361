package io.drover.rpc;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How requests are read from their bytes. Fields that a message does not have are skipped: kept, as
 * protobuf does, a megabyte of them would take forty-two. What is no message at all is answered
 * like any other mistake: by itself gRPC would say UNKNOWN and log a stack trace for each.
 */
final class RequestBytes {
  private RequestBytes() {}

  /** The same service, reading its requests so. */
  static ServerServiceDefinition carefully(ServerServiceDefinition service) {
    List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
    service.getMethods().forEach(method -> methods.add(carefully(method)));
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
            .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder careful = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(careful::addMethod);
    // parsed inside the interceptors, which answer what is thrown
    return ServerInterceptors.useInputStreamMessages(careful.build());
  }

  private static <Q, A> ServerMethodDefinition<Q, A> carefully(
      ServerMethodDefinition<Q, A> method) {
    MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
    if (descriptor.getRequestMarshaller() instanceof PrototypeMarshaller<Q> marshaller
        && marshaller.getMessagePrototype() instanceof Message prototype) {
      return ServerMethodDefinition.create(
          descriptor.toBuilder(
                  new KnownFields<>(marshaller, prototype), descriptor.getResponseMarshaller())
              .build(),
          method.getServerCallHandler());
    }
    return method;
  }

  private static final class KnownFields<Q> implements Marshaller<Q> {
    private final Marshaller<Q> whole;
    private final Parser<? extends Message> parser;

    KnownFields(Marshaller<Q> whole, Message prototype) {
      this.whole = whole;
      this.parser = DiscardUnknownFieldsParser.wrap(prototype.getParserForType());
    }

    @Override
    public InputStream stream(Q message) {
      return whole.stream(message);
    }

    // the parser is that of the prototype, whose class is Q
    @SuppressWarnings("unchecked")
    @Override
    public Q parse(InputStream bytes) {
      try {
        return (Q) parser.parseFrom(bytes);
      } catch (InvalidProtocolBufferException e) {
        throw Status.INVALID_ARGUMENT
            .withDescription("the request is not what its method takes: send it as in the .proto")
            .withCause(e)
            .asRuntimeException();
      }
    }
  }
}

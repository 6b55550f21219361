package io.drover.rpc;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;

/** A service under another name, so that it can stand beside the first. */
record Renamed(BindableService service) implements BindableService {
  static final String NAME = "drover.test.Renamed";

  @Override
  public ServerServiceDefinition bindService() {
    ServerServiceDefinition.Builder renamed = ServerServiceDefinition.builder(NAME);
    service.bindService().getMethods().forEach(method -> add(renamed, method));
    return renamed.build();
  }

  private static <Q, A> void add(
      ServerServiceDefinition.Builder renamed, ServerMethodDefinition<Q, A> method) {
    MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
    renamed.addMethod(
        descriptor.toBuilder()
            .setFullMethodName(
                MethodDescriptor.generateFullMethodName(NAME, descriptor.getBareMethodName()))
            .build(),
        method.getServerCallHandler());
  }
}

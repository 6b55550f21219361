package io.drover.edge;

import com.google.protobuf.ByteString;
import io.drover.core.id.EdgeId;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.WatchShareRequest;
import io.drover.rpc.InProcessName;
import io.drover.rpc.RpcAddress;
import io.drover.rpc.RpcChannel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An edge with fake networks, beaten by hand, and a channel to it. */
final class EdgeFixture implements AutoCloseable {
  final FakeModel.Control models = new FakeModel.Control();
  final RecordedEvents events = new RecordedEvents();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final EdgeServer edge;
  final RpcChannel channel;
  private Runnable beat = () -> {};

  EdgeFixture(
      RpcAddress bind,
      NanoClock clock,
      EmbeddedOptions workers,
      UnaryOperator<EdgeOptions> options,
      UnaryOperator<EdgeServer.Builder> parts) {
    EmbeddedContainerRuntime runtime =
        new EmbeddedContainerRuntime(Jpegs::decoder, models, workers, clock);
    EdgeServer.Builder builder =
        EdgeServer.builder(options.apply(EdgeOptions.of(new EdgeId("edge1"), bind, 4)), runtime)
            .events(events)
            .registry(registry)
            .clock(clock)
            .heartbeat(
                (seconds, task) -> {
                  beat = task;
                  return () -> {};
                });
    edge = parts.apply(builder).start();
    channel = RpcChannel.to(edge.address());
  }

  static EdgeFixture inProcess() {
    return inProcess(new WallClock());
  }

  static EdgeFixture inProcess(NanoClock clock) {
    return inProcess(clock, options -> options);
  }

  static EdgeFixture inProcess(NanoClock clock, UnaryOperator<EdgeOptions> options) {
    return new EdgeFixture(
        anyName(), clock, EmbeddedOptions.DEFAULT.withGoverned(false), options, parts -> parts);
  }

  static InProcessName anyName() {
    return new InProcessName(UUID.randomUUID().toString());
  }

  void beat() {
    beat.run();
  }

  NavigationGrpc.NavigationBlockingStub stub() {
    return NavigationGrpc.newBlockingStub(channel.grpc()).withWaitForReady();
  }

  NavigationGrpc.NavigationFutureStub futures() {
    return NavigationGrpc.newFutureStub(channel.grpc()).withWaitForReady();
  }

  InferReply infer(String drone) {
    return stub().infer(frame(drone, 7, Jpegs.square(32)));
  }

  static InferRequest frame(String drone, long id, byte[] jpeg) {
    return InferRequest.newBuilder()
        .setDroneId(drone)
        .setFrameId(id)
        .setJpeg(ByteString.copyFrom(jpeg))
        .build();
  }

  static WatchShareRequest watch(String drone) {
    return WatchShareRequest.newBuilder().setDroneId(drone).build();
  }

  @Override
  public void close() {
    channel.close();
    models.gate.release(1000);
    edge.close();
  }
}

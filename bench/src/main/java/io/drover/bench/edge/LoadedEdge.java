package io.drover.bench.edge;

import com.google.protobuf.UnsafeByteOperations;
import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.edge.ClientLimits;
import io.drover.edge.EdgeOptions;
import io.drover.edge.EdgeServer;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.FrameDecoder;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.NavigationGrpc.NavigationStub;
import io.drover.rpc.Deadlines;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import java.util.ArrayList;
import java.util.List;

/** An edge over loopback TCP with a connection for each drone. */
final class LoadedEdge implements AutoCloseable {
  private static final double CONNECT_SECONDS = 10;

  /** What one drone of this bench sends is more than any real one does. */
  private static final double UNBOUNDED = 1e12;

  private final EdgeServer server;
  private final List<RpcChannel> channels = new ArrayList<>();

  /**
   * Starts an edge with that many cores to share, and connects drones that have sent nothing yet.
   */
  LoadedEdge(OnnxNavigationModel network, double cores, int drones) {
    NanoClock clock = new WallClock();
    server =
        EdgeServer.builder(
                EdgeOptions.of(new EdgeId("edge1"), HostPort.loopback(0), cores)
                    .withMaxDrones(drones)
                    .withClients(ClientLimits.DEFAULT.withRates(UNBOUNDED, UNBOUNDED)),
                new EmbeddedContainerRuntime(
                    FrameDecoder::openCv, network::another, EmbeddedOptions.DEFAULT, clock))
            .start();
    for (int i = 0; i < drones; i++) {
      channels.add(RpcChannel.to(server.address()));
    }
    double end = clock.seconds() + CONNECT_SECONDS;
    while (!channels.stream().allMatch(RpcChannel::connected)) {
      if (clock.seconds() > end) {
        close();
        throw new IllegalStateException("drones do not connect to the edge");
      }
      clock.sleep(0.01);
    }
  }

  int drones() {
    return channels.size();
  }

  /** Sends a drone's frame. */
  void send(int drone, byte[] jpeg, double deadlineSeconds, Answers answers) {
    InferRequest request =
        InferRequest.newBuilder()
            .setDroneId(new DroneId("drone" + (drone + 1)).value())
            .setJpeg(UnsafeByteOperations.unsafeWrap(jpeg))
            .build();
    NavigationStub stub = NavigationGrpc.newStub(channels.get(drone).grpc());
    Deadlines.within(stub, deadlineSeconds).infer(request, answers.sent());
  }

  @Override
  public void close() {
    channels.forEach(RpcChannel::close);
    server.close();
  }
}

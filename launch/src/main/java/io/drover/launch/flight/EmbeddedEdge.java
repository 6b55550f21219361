package io.drover.launch.flight;

import io.drover.core.id.EdgeId;
import io.drover.core.time.WallClock;
import io.drover.edge.EdgeOptions;
import io.drover.edge.EdgeServer;
import io.drover.edge.Heartbeat;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.FrameDecoder;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.onboard.edge.UntimedEdge;
import io.drover.onboard.perception.EdgeInference;
import io.drover.rpc.InProcessName;
import io.drover.rpc.RpcChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A whole edge server inside a lockstep run, reached over gRPC's in-process transport. It answers
 * as fast as this machine can; what its answers would have cost is accounted on virtual time by
 * others, so workers are not governed and shares are not adapted.
 */
final class EmbeddedEdge implements AutoCloseable {
  private static final AtomicLong NUMBER = new AtomicLong();

  /** Shares follow from who is there: nothing to beat for. */
  private static final Heartbeat STILL = (seconds, beat) -> () -> {};

  private final EdgeServer server;

  private EmbeddedEdge(EdgeServer server) {
    this.server = server;
  }

  static EmbeddedEdge start(OnnxNavigationModel model, double cores) {
    WallClock clock = new WallClock();
    EmbeddedContainerRuntime runtime =
        new EmbeddedContainerRuntime(
            FrameDecoder::openCv,
            model::another,
            EmbeddedOptions.DEFAULT.withGoverned(false),
            clock);
    InProcessName name = new InProcessName("lockstep-edge-" + NUMBER.incrementAndGet());
    EdgeServer server =
        EdgeServer.builder(EdgeOptions.of(new EdgeId("edge1"), name, cores), runtime)
            .clock(clock)
            .heartbeat(STILL)
            .start();
    return new EmbeddedEdge(server);
  }

  /** A drone's connection to it. */
  Connection connect() {
    return new Connection(RpcChannel.to(server.address()));
  }

  @Override
  public void close() {
    server.close();
  }

  /** Frames in, answers out. */
  static final class Connection implements EdgeInference, AutoCloseable {
    private final RpcChannel channel;
    private final UntimedEdge edge;

    private Connection(RpcChannel channel) {
      this.channel = channel;
      this.edge = new UntimedEdge(channel);
    }

    @Override
    public NavigationOutput infer(EncodedFrame frame) {
      return edge.infer(frame);
    }

    @Override
    public void close() {
      channel.close();
    }
  }
}

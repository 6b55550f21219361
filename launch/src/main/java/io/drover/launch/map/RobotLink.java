package io.drover.launch.map;

import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.shaper.ShaperOptions;
import io.drover.core.link.shaper.ShaperTraffic;
import io.drover.core.link.shaper.TcpShaper;
import io.drover.core.time.NanoClock;
import io.drover.launch.live.LinkConfig;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.drover.slam.fusion.EdgeDirectory;
import io.grpc.Channel;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A robot's way to an edge: straight, or over a link that is emulated. */
final class RobotLink implements EdgeDirectory.Edge, AutoCloseable {
  private final MapEdge edge;
  private final RpcChannel channel;
  private final Optional<TcpShaper> shaper;

  private RobotLink(MapEdge edge, RpcChannel channel, Optional<TcpShaper> shaper) {
    this.edge = edge;
    this.channel = channel;
    this.shaper = shaper;
  }

  /** As this machine carries it, together with other robots. */
  static RobotLink straight(MapEdge edge) {
    return new RobotLink(edge, edge.channel(), Optional.empty());
  }

  /**
   * A link of its own, limited from the robot to the edge.
   *
   * @param offsetSeconds where in its trace it begins
   * @param clock that the link sleeps on
   */
  static RobotLink emulated(
      MapEdge edge, BandwidthTrace trace, double offsetSeconds, NanoClock clock) {
    InetSocketAddress server = new InetSocketAddress(edge.address().host(), edge.address().port());
    TcpShaper shaper =
        TcpShaper.start(
            ShaperOptions.between(server, trace, LinkConfig.DEFAULT.delaySeconds())
                .withOffset(offsetSeconds),
            clock);
    RpcChannel channel = RpcChannel.to(HostPort.loopback(shaper.address().getPort()));
    return new RobotLink(edge, channel, Optional.of(shaper));
  }

  MapEdge edge() {
    return edge;
  }

  /** Whether it is emulated, and may stall although the edge is well. */
  boolean emulated() {
    return shaper.isPresent();
  }

  /** What an emulated one has carried so far; empty of a straight one. */
  Optional<ShaperTraffic> traffic() {
    return shaper.map(TcpShaper::traffic);
  }

  @Override
  public Channel channel() {
    return channel.grpc();
  }

  /** Cuts it; a straight one stays with its edge. */
  @Override
  public void close() {
    shaper.ifPresent(
        link -> {
          channel.close();
          link.close();
        });
  }
}

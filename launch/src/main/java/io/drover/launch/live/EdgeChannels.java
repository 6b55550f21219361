package io.drover.launch.live;

import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.onboard.edge.EdgeClient;
import io.drover.onboard.edge.EdgeClientOptions;
import io.drover.onboard.edge.EdgeLinks;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A drone's connections to all its edges, and the links that are made of them. */
final class EdgeChannels implements AutoCloseable {
  private final List<RpcChannel> channels = new ArrayList<>();
  private final EdgeLinks links;

  /**
   * Begins to connect; does not wait for it.
   *
   * @throws io.drover.core.error.DroverException as {@link RpcChannel#to}
   */
  EdgeChannels(DroneConfig config, NanoClock clock) {
    try {
      for (HostPort address : config.edges()) {
        channels.add(RpcChannel.to(address, config.tls()));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    DroneId drone = new DroneId(config.id());
    this.links =
        new EdgeLinks(
            clock,
            config.handover(),
            new SplittableRandom(config.id().hashCode()),
            config.edgeDevice(),
            channels.stream()
                .map(to -> new EdgeClient(to, drone, clock, EdgeClientOptions.DEFAULT))
                .toList());
  }

  EdgeLinks links() {
    return links;
  }

  /** Where they lead, in words. */
  String addresses() {
    return channels.stream().map(to -> to.address().toString()).collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    channels.forEach(RpcChannel::close);
  }
}

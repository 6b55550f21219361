package io.drover.launch.cli;

import io.drover.launch.live.Announcement;
import io.drover.launch.live.Lifetime;
import io.drover.launch.map.MapServices;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.drover.rpc.RpcServer;
import io.drover.slam.fusion.EdgeFusionService;
import io.drover.slam.local.LocalSlamOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover map-edge}: matches robots' scans for a map that is put together elsewhere. */
@Command(
    name = "map-edge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "An edge of a map: matches scans of the robots that send to it, builds their",
      "submaps, and sends them to the cloud. ./drover map --edges starts some by itself."
    },
    footer = {"", "Example:", "  ./drover map-edge --cloud 127.0.0.1:50061 --bind 127.0.0.1:50062"})
final class MapEdgeCommand implements Callable<Integer> {
  @Option(
      names = "--cloud",
      paramLabel = "H:P",
      required = true,
      description = "where submaps are put together")
  private String cloud = "";

  @Option(
      names = "--bind",
      paramLabel = "H:P",
      description = "where robots connect; port 0: any free one (default: 127.0.0.1:0)")
  private String bind = "127.0.0.1:0";

  @Override
  public Integer call() {
    try (Lifetime lifetime = Lifetime.begin();
        RpcChannel channel = RpcChannel.to(HostPort.parse(cloud))) {
      EdgeFusionService edge = new EdgeFusionService(LocalSlamOptions.DEFAULT, channel.grpc());
      try (RpcServer server =
          RpcServer.start(MapServices.options(HostPort.parse(bind)), List.of(edge))) {
        Announcement.print((HostPort) server.address());
        while (!lifetime.over()) {
          edge.beat();
          lifetime.untilOver(EdgeFusionService.BEAT_SECONDS);
        }
      }
    }
    return 0;
  }
}

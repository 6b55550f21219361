package io.drover.launch.map;

import io.drover.rpc.HostPort;
import io.drover.rpc.RpcServer;
import io.drover.slam.fusion.EdgeFusion;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.fusion.GlobalMergeService;
import io.drover.slam.fusion.LocalFusion;
import io.drover.slam.fusion.RemoteFusion;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.stage.StageCosts;
import java.util.List;
import java.util.Optional;

/**
 * Where scans are matched: in this process, or on edges that send what they find to a service of
 * it.
 *
 * @param edges to add scans to
 * @param remote what runs beside this process
 */
record MapFusion(EdgeFusion edges, Optional<Remote> remote) implements AutoCloseable {
  /** The cloud's service, where it is served, the edges' processes, and who sends to them. */
  record Remote(GlobalMergeService cloud, RpcServer server, MapEdges edges, RemoteFusion robots) {}

  /**
   * Begins.
   *
   * @param mapped on how many edges, and over which links; on none: in this process
   * @param merge that all comes to
   * @param costs of the caller's thread
   */
  static MapFusion of(MappingOptions mapped, GlobalMerge merge, StageCosts costs) {
    LocalSlamOptions options = LocalSlamOptions.DEFAULT;
    if (mapped.edges() == 0) {
      return new MapFusion(new LocalFusion(options, merge, costs), Optional.empty());
    }
    GlobalMergeService cloud = new GlobalMergeService(options, merge);
    RpcServer server = RpcServer.start(MapServices.options(HostPort.loopback(0)), List.of(cloud));
    try {
      MapEdges edges = MapEdges.start((HostPort) server.address(), mapped.edges(), mapped.trace());
      RemoteFusion robots = new RemoteFusion(edges);
      return new MapFusion(robots, Optional.of(new Remote(cloud, server, edges, robots)));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** CPU time of other processes, seconds; of edges that were killed it is not known. */
  double cpuSeconds() {
    return remote.map(each -> each.edges().cpuSeconds()).orElse(0.0);
  }

  /** What was sent so far; none in one process. */
  Optional<MapTraffic> traffic() {
    return remote.map(each -> new MapTraffic(each.robots().sent(), each.cloud().submaps()));
  }

  @Override
  public void close() {
    edges.close();
    remote.ifPresent(
        each -> {
          each.edges().close();
          each.server().close();
        });
  }
}

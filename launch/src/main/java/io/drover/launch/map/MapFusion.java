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
  /** The cloud's service, and the edges' processes. */
  record Remote(RpcServer cloud, MapEdges edges) {}

  /**
   * Begins.
   *
   * @param count of edges; 0: in this process
   * @param merge that all comes to
   * @param costs of the caller's thread
   */
  static MapFusion of(int count, GlobalMerge merge, StageCosts costs) {
    LocalSlamOptions options = LocalSlamOptions.DEFAULT;
    if (count == 0) {
      return new MapFusion(new LocalFusion(options, merge, costs), Optional.empty());
    }
    RpcServer cloud =
        RpcServer.start(
            MapServices.options(new HostPort("127.0.0.1", 0)),
            List.of(new GlobalMergeService(options, merge)));
    try {
      MapEdges edges = MapEdges.start((HostPort) cloud.address(), count);
      return new MapFusion(new RemoteFusion(edges), Optional.of(new Remote(cloud, edges)));
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  /** CPU time of other processes, seconds; of edges that were killed it is not known. */
  double cpuSeconds() {
    return remote.map(each -> each.edges().cpuSeconds()).orElse(0.0);
  }

  @Override
  public void close() {
    edges.close();
    remote.ifPresent(
        each -> {
          each.edges().close();
          each.cloud().close();
        });
  }
}

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
  /**
   * What runs beside this process.
   *
   * @param cloud that edges send submaps to
   * @param server of it
   * @param edges their processes
   * @param robots that send to them
   * @param regrouping of robots between edges
   * @param pulse that looks after all
   */
  record Remote(
      GlobalMergeService cloud,
      RpcServer server,
      MapEdges edges,
      RemoteFusion robots,
      MapRegrouping regrouping,
      Pulse pulse)
      implements AutoCloseable {
    @Override
    public void close() {
      pulse.close();
      edges.close();
      server.close();
    }
  }

  /**
   * Begins.
   *
   * @param mapped on how many edges, and over which links; on none: in this process
   * @param merge that all comes to
   * @param costs of the caller's thread
   * @param watch told what becomes of edges
   */
  static MapFusion of(
      MappingOptions mapped, GlobalMerge merge, StageCosts costs, MappingWatch watch) {
    LocalSlamOptions options = LocalSlamOptions.DEFAULT;
    if (mapped.edges() == 0) {
      return new MapFusion(new LocalFusion(options, merge, costs), Optional.empty());
    }
    GlobalMergeService cloud = new GlobalMergeService(options, merge);
    RpcServer server = RpcServer.start(MapServices.options(HostPort.loopback(0)), List.of(cloud));
    try {
      MapEdges edges =
          MapEdges.start((HostPort) server.address(), mapped.edges(), mapped.trace(), watch);
      RemoteFusion robots = new RemoteFusion(edges, mapped::nameOf);
      MapRegrouping regrouping = new MapRegrouping(merge, cloud, robots, edges);
      Pulse pulse =
          Pulse.every(
              RemoteFusion.TICK_SECONDS, List.of(robots::tick, edges::tick, regrouping::tick));
      return new MapFusion(
          robots, Optional.of(new Remote(cloud, server, edges, robots, regrouping, pulse)));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** CPU time of other processes, seconds. */
  double cpuSeconds() {
    return remote.map(each -> each.edges().cpuSeconds()).orElse(0.0);
  }

  /** What was sent so far; none in one process. */
  Optional<MapTraffic> traffic() {
    return remote.map(
        each ->
            new MapTraffic(
                each.robots().figures(),
                each.cloud().submaps(),
                each.cloud().found(),
                each.regrouping().moves()));
  }

  @Override
  public void close() {
    edges.close();
    remote.ifPresent(Remote::close);
  }
}

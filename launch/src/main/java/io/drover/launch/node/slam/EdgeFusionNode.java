package io.drover.launch.node.slam;

import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.launch.map.MapServices;
import io.drover.launch.map.Pulse;
import io.drover.launch.node.DiagnosticsTopic;
import io.drover.launch.node.DiagnosticsTopic.Health;
import io.drover.launch.node.NodeEnd;
import io.drover.launch.node.NodeProgram;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.drover.rpc.RpcServer;
import io.drover.slam.fusion.EdgeFusionService;
import io.drover.slam.local.LocalSlamOptions;
import java.util.List;
import java.util.Map;

/**
 * An edge of a map: matches scans of the robots that send to it, builds their submaps, finds loops
 * among them, and sends all to the cloud, which a {@link GlobalMergeNode} is. What it does comes by
 * gRPC; of ROS it has parameters, log and diagnostics.
 */
public final class EdgeFusionNode implements NodeProgram<EdgeFusionParameters> {
  /** Robots that end together with it may send what they have for so long. */
  private static final double FAREWELL_SECONDS = 3;

  @Override
  public String type() {
    return "edge_fusion";
  }

  @Override
  public EdgeFusionParameters defaults() {
    return EdgeFusionParameters.DEFAULT;
  }

  @Override
  public Running start(RosNode node, EdgeFusionParameters parameters, NodeEnd end) {
    HostPort cloud = HostPort.parse(parameters.cloud());
    HostPort bind = HostPort.parse(parameters.bind());
    return new AtWork(node, cloud, bind, parameters.insecure());
  }

  private static final class AtWork implements Running {
    private final NanoClock clock = new WallClock();
    private final RpcChannel cloud;
    private final EdgeFusionService service;
    private final RpcServer server;
    private final DiagnosticsTopic diagnostics;
    private final Pulse beats;

    AtWork(RosNode node, HostPort cloud, HostPort bind, boolean insecure) {
      this.cloud = RpcChannel.to(cloud);
      service = new EdgeFusionService(LocalSlamOptions.DEFAULT, this.cloud.grpc());
      server = RpcServer.start(MapServices.options(bind).withInsecure(insecure), List.of(service));
      node.log(
          LogLevel.INFO, "robots connect to " + server.address() + ", the cloud is at " + cloud);
      beats = Pulse.every(EdgeFusionService.BEAT_SECONDS, List.of(service::beat));
      diagnostics =
          new DiagnosticsTopic(node, node.names().node().substring(1), () -> List.of(health()));
    }

    private Health health() {
      boolean connected = cloud.connected();
      return Health.of(
          "edge of a map",
          connected,
          connected ? "serves" : "the cloud at " + cloud.address() + " does not answer",
          Map.of("robots", service.robots(), "cloud", cloud.address().toString()));
    }

    @Override
    public void close() {
      diagnostics.close();
      Waiting.until(() -> service.robots() == 0, FAREWELL_SECONDS, clock);
      beats.close();
      server.close();
      cloud.close();
    }
  }
}

package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.live.EdgeConfig;
import io.drover.launch.live.EdgeRole;
import io.drover.launch.node.DiagnosticsTopic;
import io.drover.launch.node.NodeEnd;
import io.drover.launch.node.NodeProgram;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;

/** {@code edge_server}: {@code ./drover edge} under roslaunch, its shares on diagnostics. */
public final class EdgeServerNode implements NodeProgram<EdgeServerConfig> {
  @Override
  public String type() {
    return "edge_server";
  }

  @Override
  public EdgeServerConfig defaults() {
    return EdgeServerConfig.DEFAULT;
  }

  @Override
  public Running start(RosNode node, EdgeServerConfig config, NodeEnd end) {
    EdgeConfig edge = edge(node, config);
    ShareBoard board = new ShareBoard(edge.cores());
    EdgeRole role = EdgeRole.start(edge, board);
    board.listens(role.address());
    DiagnosticsTopic diagnostics = new DiagnosticsTopic(node, edge.id(), board::look);
    node.log(LogLevel.INFO, "listening on " + role.address());
    return () -> {
      diagnostics.close();
      role.close();
    };
  }

  private static EdgeConfig edge(RosNode node, EdgeServerConfig config) {
    try {
      return config.edge(node.names().node().substring(1).replace('/', '-'));
    } catch (IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.INVALID_CONFIG, "parameters of " + node.names().node() + ": " + e.getMessage());
    }
  }
}

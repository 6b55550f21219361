package io.drover.launch.cli;

import io.drover.launch.node.NodeProgram;
import io.drover.launch.node.flight.EdgeServerNode;
import picocli.CommandLine.Command;

/** {@code drover node edge_server}. */
@Command(
    name = "edge_server",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Serves robots' frames, as ./drover edge does; their shares on /diagnostics.",
    footer = {
      "",
      "Examples:",
      "  ./drover node edge_server _cores:=2.0",
      "  ./drover node edge_server _bind:=0.0.0.0:50051 _insecure:=true",
      "  ./drover config print edge_server           its parameters, explained"
    })
final class EdgeServerVerb extends NodeVerb {
  @Override
  NodeProgram<?> program() {
    return new EdgeServerNode();
  }
}

package io.drover.launch.cli;

import io.drover.launch.node.NodeProgram;
import io.drover.launch.node.slam.EdgeFusionNode;
import picocli.CommandLine.Command;

/** {@code drover node edge_fusion}: an edge of a map. */
@Command(
    name = "edge_fusion",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "An edge of a map: matches scans of the robots that send to it.",
    footer = {
      "",
      "Examples:",
      "  ./drover node edge_fusion _cloud:=192.168.1.5:50061",
      "  ./drover node edge_fusion _bind:=0.0.0.0:50062 _insecure:=true",
      "  ./drover config print edge_fusion               its parameters, explained"
    })
final class EdgeFusionVerb extends NodeVerb {
  @Override
  NodeProgram<?> program() {
    return new EdgeFusionNode();
  }
}

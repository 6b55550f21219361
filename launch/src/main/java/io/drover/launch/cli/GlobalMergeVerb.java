package io.drover.launch.cli;

import io.drover.launch.node.NodeProgram;
import io.drover.launch.node.slam.GlobalMergeNode;
import picocli.CommandLine.Command;

/** {@code drover node global_merge}: the cloud of a map. */
@Command(
    name = "global_merge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "The cloud of a map: one /map of all robots, and their places in it by tf.",
    footer = {
      "",
      "Examples:",
      "  ./drover node global_merge _folder:=/home/me/maps",
      "  rosservice call /global_merge/save_map",
      "  ./drover config print global_merge              its parameters, explained"
    })
final class GlobalMergeVerb extends NodeVerb {
  @Override
  NodeProgram<?> program() {
    return new GlobalMergeNode();
  }
}

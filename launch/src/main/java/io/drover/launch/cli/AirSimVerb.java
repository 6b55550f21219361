package io.drover.launch.cli;

import io.drover.launch.node.NodeProgram;
import io.drover.launch.node.airsim.AirSimNode;
import picocli.CommandLine.Command;

/** {@code drover node airsim}: a simulator's vehicles as topics. */
@Command(
    name = "airsim",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The vehicles of AirSim, or of a world inside the node, as ROS topics and services:",
      "under AirSim's own names and as robots of REP 103 and 105 (docs/airsim.md)."
    },
    footer = {
      "",
      "Examples:",
      "  ./drover node airsim __name:=airsim_node _embedded:=true _drones:=2",
      "  ./drover node airsim __name:=airsim_node _address:=192.168.1.7:41451",
      "  rosservice call /airsim_node/drone1/takeoff true     (or /drone1/takeoff)",
      "  rostopic pub -r 10 /drone1/cmd_vel geometry_msgs/Twist '{linear: {x: 1}}'"
    })
final class AirSimVerb extends NodeVerb {
  @Override
  NodeProgram<?> program() {
    return new AirSimNode();
  }
}

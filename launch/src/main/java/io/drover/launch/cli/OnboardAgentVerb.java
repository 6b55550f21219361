package io.drover.launch.cli;

import io.drover.launch.node.NodeProgram;
import io.drover.launch.node.flight.OnboardAgent;
import picocli.CommandLine.Command;

/** {@code drover node onboard_agent}. */
@Command(
    name = "onboard_agent",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Steers a robot by its camera, with help of an edge: image (or image/compressed)",
      "and odom in, cmd_vel and decisions out; service ~enable holds and resumes."
    },
    footer = {
      "",
      "Examples:",
      "  ./drover node onboard_agent image:=camera/image_raw",
      "  ./drover node onboard_agent __ns:=rover1 _edge:=10.0.0.8:50051",
      "  ./drover node onboard_agent _agent/max_speed_metres_per_second:=0.5",
      "  ./drover node onboard_agent _sensors/odometry:=false _policy:=local",
      "  ./drover config print onboard_agent         its parameters, explained"
    })
final class OnboardAgentVerb extends NodeVerb {
  @Override
  NodeProgram<?> program() {
    return new OnboardAgent();
  }
}

package io.drover.launch.cli;

import picocli.CommandLine.Command;

/** {@code drover node TYPE}: what the ROS package's executables start. */
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs a node of ROS; launch files start these (docs/ros.md).",
    footer = {
      "",
      "Examples:",
      "  ./drover node onboard_agent _edge:=10.0.0.8:50051 image:=cam/image",
      "  ./drover config print onboard_agent             its parameters, explained"
    },
    subcommands = {
      OnboardAgentVerb.class,
      EdgeServerVerb.class,
      SlamRobotVerb.class,
      EdgeFusionVerb.class,
      GlobalMergeVerb.class,
      AirSimVerb.class,
    })
final class NodeCommand extends VerbGroup {}

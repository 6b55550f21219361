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
      "  ./drover node onboard_agent _edge:=192.168.1.5:7100 image:=camera/image_raw",
      "  ./drover config print onboard_agent             its parameters, explained"
    },
    subcommands = {})
final class NodeCommand extends VerbGroup {}

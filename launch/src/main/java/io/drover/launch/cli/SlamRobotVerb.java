package io.drover.launch.cli;

import io.drover.launch.node.NodeProgram;
import io.drover.launch.node.slam.SlamRobotNode;
import picocli.CommandLine.Command;

/** {@code drover node slam_robot}: a robot of a map. */
@Command(
    name = "slam_robot",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "A robot of a map: sends scan and odom of its namespace to its edge.",
    footer = {
      "",
      "Examples:",
      "  ROS_NAMESPACE=robot1 ./drover node slam_robot _edge:=192.168.1.5:50062",
      "  ./drover node slam_robot scan:=base_scan _robot:=rover _odometry:=false",
      "  ./drover config print slam_robot                its parameters, explained"
    })
final class SlamRobotVerb extends NodeVerb {
  @Override
  NodeProgram<?> program() {
    return new SlamRobotNode();
  }
}

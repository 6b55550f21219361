package io.drover.launch.cli;

import io.drover.launch.node.NodeProgram;
import io.drover.launch.node.NodeRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** A type of node as a verb. */
abstract class NodeVerb implements Callable<Integer> {
  @Parameters(
      paramLabel = "ARGUMENT",
      arity = "0..*",
      description =
          "of ROS: _parameter:=value, from:=to for names, __name:=, __ns:=, __master:=, __ip:=; the"
              + " environment's ROS_MASTER_URI, ROS_NAMESPACE, ROS_IP and ROS_HOSTNAME count, too")
  private List<String> arguments = List.of();

  abstract NodeProgram<?> program();

  @Override
  public Integer call() {
    NodeRun.of(program(), arguments, System.getenv());
    return 0;
  }
}

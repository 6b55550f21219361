package io.drover.launch.node;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.thread.DaemonThreads;
import io.drover.launch.live.Lifetime;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;
import io.drover.ros.name.RosArguments;
import io.drover.ros.tcp.NodeOptions;
import io.drover.ros.tcp.TcpRosNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node from its arguments to its end: a signal, another node of its name, {@code rosnode kill},
 * or its own word. The program ends first, so that its last messages go out.
 */
public final class NodeRun {
  private static final double LOOK_SECONDS = 0.05;

  private NodeRun() {}

  /**
   * Runs a node of this process until its end.
   *
   * @param arguments as roslaunch gives them
   * @param environment the process's
   * @throws DroverException {@code INVALID_ARGUMENT} or {@code INVALID_CONFIG} for arguments and
   *     parameters that cannot be used, {@code UNREACHABLE} without a master, or what the program
   *     failed by
   */
  public static <C extends Record> void of(
      NodeProgram<C> program, List<String> arguments, Map<String, String> environment) {
    RosArguments parsed = RosArguments.parse(program.type(), arguments, environment);
    if (!parsed.others().isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          program.type()
              + ": '"
              + parsed.others().get(0)
              + "' is no argument of a node: give _parameter:=value, from:=to or __name:=…");
    }
    try (Lifetime lifetime = Lifetime.beginToBeSignalled()) {
      Optional<RosNode> joined = join(parsed, lifetime);
      if (joined.isPresent()) {
        try (RosNode node = joined.get()) {
          run(program, node, lifetime);
        }
      }
    }
  }

  /**
   * Joins a graph; its caller closes the node.
   *
   * @return empty if the process was told to end before there was a master
   * @throws DroverException {@code UNREACHABLE} without a master
   */
  public static Optional<RosNode> join(RosArguments arguments, Lifetime lifetime) {
    Thread waiting = Thread.currentThread();
    Thread impatience =
        new DaemonThreads("node-signal")
            .newThread(
                () -> {
                  lifetime.untilOver();
                  if (lifetime.over()) {
                    waiting.interrupt();
                  }
                });
    impatience.start();
    try {
      return Optional.of(TcpRosNode.start(arguments, NodeOptions.DEFAULT.closedByOwner()));
    } catch (DroverException e) {
      if (lifetime.over()) {
        return Optional.empty();
      }
      throw e;
    } finally {
      impatience.interrupt();
      boolean unused = Thread.interrupted();
    }
  }

  private static <C extends Record> void run(
      NodeProgram<C> program, RosNode node, Lifetime lifetime) {
    NodeEnd end = new NodeEnd();
    try {
      NodeProgram.Running running =
          program.start(node, NodeParameters.of(node, program.defaults()), end);
      try {
        while (!lifetime.over() && !node.isLeaving() && !end.reached()) {
          lifetime.untilOver(LOOK_SECONDS);
        }
      } finally {
        running.close();
      }
    } catch (DroverException e) {
      node.log(LogLevel.FATAL, e.getMessage());
      throw e;
    }
    if (node.isLeaving()) {
      node.close();
      why(node).ifPresent(reason -> System.err.println(program.type() + ": " + reason));
    }
    end.rethrow();
  }

  private static Optional<String> why(RosNode node) {
    try {
      return node.awaitClose();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

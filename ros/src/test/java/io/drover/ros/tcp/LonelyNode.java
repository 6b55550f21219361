package io.drover.ros.tcp;

import io.drover.ros.TopicOptions;
import io.drover.ros.msg.std_msgs.Int32;
import io.drover.ros.name.RosArguments;
import java.util.List;

/** A process that is one node, to be ended by signals. */
final class LonelyNode {
  private LonelyNode() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (TcpRosNode node =
        TcpRosNode.start(
            RosArguments.parse("lonely", List.of(arguments), System.getenv()),
            NodeOptions.DEFAULT)) {
      node.advertise("lonely", Int32.TYPE, TopicOptions.queue(1));
      var reason = node.awaitClose();
      System.exit(reason.isPresent() ? 3 : 0);
    }
  }
}

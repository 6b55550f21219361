package io.drover.bench.ros;

import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.sensor_msgs.Image;
import io.drover.ros.name.RosArguments;
import io.drover.ros.tcp.NodeOptions;
import io.drover.ros.tcp.TcpRosNode;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The process at the other end: sends commands and images back as they come, until its input ends.
 * Says how long it took from the start of its JVM until the master knew it.
 */
final class MirrorNode {
  static final int IMAGE_QUEUE = 30;

  private MirrorNode() {}

  /** Arguments as roslaunch gives them. */
  public static void main(String[] arguments) throws Exception {
    RosArguments parsed = RosArguments.parse("mirror", List.of(arguments), System.getenv());
    try (RosNode node = TcpRosNode.start(parsed, NodeOptions.DEFAULT)) {
      Publisher<Twist> pong = node.advertise("pong", Twist.TYPE, TopicOptions.queue(1));
      long known = System.currentTimeMillis();
      System.out.println(known - ManagementFactory.getRuntimeMXBean().getStartTime());
      System.out.println(known);
      Publisher<Image> back =
          node.advertise("image_back", Image.TYPE, TopicOptions.queue(IMAGE_QUEUE));
      node.subscribe("ping", Twist.TYPE, 1, pong::publish);
      node.subscribe("image", Image.TYPE, IMAGE_QUEUE, back::publish);
      while (System.in.read() >= 0) {
        // only its end counts
      }
    }
    System.exit(0);
  }
}

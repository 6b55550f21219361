package io.drover.ros.tcp;

import io.drover.ros.LogLevel;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.rosgraph_msgs.Log;
import io.drover.ros.msg.std_msgs.Header;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells people what happens, through the graph and this process's own log. Any thread. */
final class Rosout {
  private static final int QUEUE_LENGTH = 100;

  private final RosNode node;
  private final Logger log;
  private final Publisher<Log> publisher;
  private final AtomicLong sequence = new AtomicLong();

  Rosout(RosNode node) {
    this.node = node;
    // the whole name counts: robots have nodes that are called alike
    log = LoggerFactory.getLogger("ros." + node.names().node());
    // latched, or nobody would hear what a node says in its first moments
    publisher = node.advertise("/rosout", Log.TYPE, new TopicOptions(QUEUE_LENGTH, true));
  }

  void log(LogLevel level, String message, Collection<String> topics) {
    if (level != LogLevel.FATAL) {
      log.atLevel(Level.valueOf(level.name())).log(message);
    }
    publisher.publish(
        new Log(
            new Header(sequence.incrementAndGet() & 0xffff_ffffL, node.now(), ""),
            level.number(),
            node.names().node(),
            message,
            "",
            "",
            0,
            List.copyOf(topics)));
  }
}

package io.drover.ros.tcp;

import io.drover.ros.RosNode;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.rosgraph_msgs.Clock;
import java.time.Instant;

/** What time it is: of the wall clock, or as {@code /clock} last said. Any thread. */
final class NodeClock {
  private final boolean simulated;
  private volatile RosTime last = RosTime.ZERO;

  NodeClock(boolean simulated) {
    this.simulated = simulated;
  }

  boolean simulated() {
    return simulated;
  }

  /** Listens to the simulation's clock as long as the node lives. */
  void follow(RosNode node) {
    var unused = node.subscribe("/clock", Clock.TYPE, 1, clock -> last = clock.clock());
  }

  RosTime now() {
    if (simulated) {
      return last;
    }
    Instant now = Instant.now();
    return new RosTime(now.getEpochSecond(), now.getNano());
  }
}

package io.drover.launch.node.slam;

import io.drover.core.time.NanoClock;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;
import java.util.HashMap;
import java.util.Map;

/** Says again what is still so, but seldom. Any thread. */
final class MessageOnce {
  private static final double PAUSE_SECONDS = 10;

  private final RosNode node;
  private final NanoClock clock;

  /** By what it is about. */
  private final Map<String, Double> said = new HashMap<>();

  MessageOnce(RosNode node, NanoClock clock) {
    this.node = node;
    this.clock = clock;
  }

  /**
   * Warns, unless that was done of the same thing within {@value #PAUSE_SECONDS} s.
   *
   * @param about what
   */
  synchronized void warn(String about, String message) {
    double now = clock.seconds();
    Double last = said.get(about);
    if (last == null || now - last >= PAUSE_SECONDS) {
      said.put(about, now);
      node.log(LogLevel.WARN, message);
    }
  }

  /** It is not so any more: the next time it is said at once. Whether it had been said. */
  synchronized boolean over(String about) {
    return said.remove(about) != null;
  }
}

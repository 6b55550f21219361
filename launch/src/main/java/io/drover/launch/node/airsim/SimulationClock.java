package io.drover.launch.node.airsim;

import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.rosgraph_msgs.Clock;
import java.util.Optional;

/**
 * The simulator's time on {@code /clock}: told before anything that bears a stamp of it, or others
 * would hear from their future. Any thread.
 */
final class SimulationClock {
  /** A time so much earlier is that of a simulator that began anew; less is another thread's. */
  private static final long ANEW_NANOS = 5_000_000_000L;

  private final Optional<Publisher<Clock>> publisher;
  private long toldNanos = -1;

  SimulationClock(RosNode node, boolean published) {
    publisher =
        published
            ? Optional.of(node.advertise("/clock", Clock.TYPE, TopicOptions.queue(1)))
            : Optional.empty();
  }

  /** It is so late now, at least. */
  synchronized void at(long nanos) {
    if (publisher.isPresent() && (nanos > toldNanos || nanos < toldNanos - ANEW_NANOS)) {
      toldNanos = nanos;
      publisher.get().publish(new Clock(RosTime.ofNanos(nanos)));
    }
  }
}

package io.drover.launch.map;

import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does some things again and again, on a thread of its own, until it is closed. */
public final class Pulse implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Pulse.class);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, new DaemonThreads("map-pulse"));

  private Pulse() {}

  /**
   * Begins.
   *
   * @param seconds from the end of one round to the next
   * @param things one after the other; one that fails is done again next time
   */
  public static Pulse every(double seconds, List<Runnable> things) {
    Pulse pulse = new Pulse();
    long nanos = NanoClock.toNanos(seconds);
    var unused =
        pulse.thread.scheduleWithFixedDelay(
            () -> things.forEach(Pulse::attempt), nanos, nanos, TimeUnit.NANOSECONDS);
    return pulse;
  }

  private static void attempt(Runnable thing) {
    try {
      thing.run();
    } catch (RuntimeException e) {
      log.warn("what the map does again and again failed: {}", e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

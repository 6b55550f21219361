package io.drover.edge;

import io.drover.core.thread.DaemonThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What makes an edge's slow loop go round: the wall clock, or a test or lockstep run by hand. */
public interface Heartbeat {
  /**
   * Begins to run {@code beat} every {@code seconds}, never twice at a time.
   *
   * @return ends it
   */
  Stop every(double seconds, Runnable beat);

  /** Ends a heartbeat; a beat that has begun may still finish. */
  interface Stop extends AutoCloseable {
    @Override
    void close();
  }

  /** Real time, on a daemon thread. */
  static Heartbeat wallClock() {
    return (seconds, beat) -> {
      ScheduledExecutorService timer =
          Executors.newSingleThreadScheduledExecutor(new DaemonThreads("edge-heartbeat"));
      Runnable guarded =
          () -> {
            try {
              beat.run();
            } catch (RuntimeException e) {
              LoggerFactory.getLogger(Heartbeat.class).error("a beat failed; the next follows", e);
            }
          };
      long nanos = Math.round(seconds * 1e9);
      var unused = timer.scheduleWithFixedDelay(guarded, nanos, nanos, TimeUnit.NANOSECONDS);
      return timer::shutdownNow;
    };
  }
}

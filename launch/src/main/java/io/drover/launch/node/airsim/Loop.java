package io.drover.launch.node.airsim;

import io.drover.core.error.DroverException;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;

/**
 * Work that is done again and again on a thread of its own. When it fails people are told once, and
 * it is tried again less often until it works.
 */
final class Loop {
  private static final double RETRY_SECONDS = 0.5;

  private final RosNode node;
  private final String name;
  private final double periodSeconds;
  private final NanoClock clock;
  private final Runnable turn;
  private final Thread thread;
  private volatile boolean closed;
  private String problem = "";

  Loop(RosNode node, String name, double periodSeconds, NanoClock clock, Runnable turn) {
    this.node = node;
    this.name = name;
    this.periodSeconds = periodSeconds;
    this.clock = clock;
    this.turn = turn;
    this.thread = new DaemonThreads("airsim-" + name).newThread(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    double next = clock.seconds();
    while (!closed) {
      boolean worked = turn();
      next = Math.max(next + (worked ? periodSeconds : RETRY_SECONDS), clock.seconds());
      clock.sleepUntil(NanoClock.toNanos(next));
    }
  }

  private boolean turn() {
    try {
      turn.run();
      problem = "";
      return true;
    } catch (DroverException e) {
      tell(e.getMessage());
    } catch (IllegalStateException e) {
      // the node is closed
      closed = closed || node.isClosed();
      tell(e.toString());
    } catch (RuntimeException e) {
      tell(e.toString());
    }
    return false;
  }

  private void tell(String what) {
    if (!closed && !what.equals(problem)) {
      problem = what;
      node.log(LogLevel.WARN, name + ": " + what + "; trying again");
    }
  }

  /** Ends it after the turn that it is at. */
  void end() {
    closed = true;
  }

  /** As {@link #end}, and waits for a moment. */
  void close() {
    end();
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

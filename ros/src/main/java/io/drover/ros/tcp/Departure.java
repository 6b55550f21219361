package io.drover.ros.tcp;

import io.drover.core.thread.DaemonThreads;
import io.drover.ros.NodeLifetime;
import java.util.Optional;

/**
 * How a node leaves its graph: when its owner closes it, when others tell it to, or with its
 * process. Any thread.
 */
final class Departure {
  private static final double LAST_WORDS_SECONDS = 5;

  private final NodeLifetime lifetime;
  private final boolean atExit;
  private final Runnable release;
  private final Thread hook = new Thread(this::close, "ros-leave");
  private Optional<String> reason = Optional.empty();
  private boolean closing;
  private volatile boolean leaving;

  /**
   * Nobody leaves yet.
   *
   * @param atExit whether it leaves when the process ends, and at once when it is told to;
   *     otherwise its owner may have last words
   * @param release takes the node out of the graph, and ends its lifetime; run once
   */
  Departure(NodeLifetime lifetime, boolean atExit, Runnable release) {
    this.lifetime = lifetime;
    this.atExit = atExit;
    this.release = release;
  }

  /** The node is in the graph now. */
  void joined() {
    if (atExit) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  /** Leaves for a reason that is not the owner's; does not wait. */
  void leave(String why) {
    synchronized (this) {
      if (!closing && reason.isEmpty()) {
        reason = Optional.of(why);
      }
    }
    leaving = true;
    new DaemonThreads("ros-leave").newThread(this::closeSoon).start();
  }

  private void closeSoon() {
    if (!atExit) {
      try {
        boolean unused = lifetime.awaitEnd(LAST_WORDS_SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    close();
  }

  boolean isLeaving() {
    return leaving || lifetime.isOver();
  }

  /** Waits until it has left; says why, if it was not by {@link #close}. */
  Optional<String> await() throws InterruptedException {
    lifetime.awaitEnd();
    synchronized (this) {
      return reason;
    }
  }

  void close() {
    boolean first;
    synchronized (this) {
      first = !closing;
      closing = true;
    }
    if (first) {
      release.run();
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending, and this is the hook
    }
  }
}

package io.drover.ros;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The time between a node's start and its end, for those who implement {@link RosNode}. Any thread.
 */
public final class NodeLifetime {
  private final String node;
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * Begins.
   *
   * @param node its name, for messages
   */
  public NodeLifetime(String node) {
    this.node = node;
  }

  /** Whether it has ended. */
  public boolean isOver() {
    return over.getCount() == 0;
  }

  /** Refuses what only a living node does, by {@code IllegalStateException}. */
  public void requireOpen() {
    if (isOver()) {
      throw new IllegalStateException("node " + node + " is closed");
    }
  }

  /** Ends it, and all waits. Idempotent. */
  public void end() {
    over.countDown();
  }

  /** Waits for the end. */
  public void awaitEnd() throws InterruptedException {
    over.await();
  }

  /** Waits for the end, up to {@code seconds}; says whether it has come. */
  public boolean awaitEnd(double seconds) throws InterruptedException {
    return over.await((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
  }

  /**
   * Waits until something is so, asking at once and then every {@code pauseSeconds}.
   *
   * @return false if it is not within {@code timeoutSeconds}, the node ends before, or the thread
   *     is interrupted, which it then still is
   */
  public boolean awaitUntil(BooleanSupplier so, double pauseSeconds, double timeoutSeconds) {
    long end = System.nanoTime() + (long) (timeoutSeconds * 1e9);
    try {
      do {
        if (so.getAsBoolean()) {
          return true;
        }
      } while (System.nanoTime() < end && !awaitEnd(pauseSeconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}

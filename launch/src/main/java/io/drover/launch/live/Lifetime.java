package io.drover.launch.live;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long a role of this process runs: until Ctrl-C or a signal; as part of another Drover
 * process, until that one lets go of it or dies. The process ends only when the role is closed.
 */
public final class Lifetime implements AutoCloseable {
  /** Set in processes that belong to another one, which holds the other end of their input. */
  static final String PART_PROPERTY = "drover.part";

  private static final long FAREWELL_SECONDS = 10;

  /** What a command still has to say when all is closed takes no longer. */
  private static final long LAST_WORD_SECONDS = 2;

  private static final int FAILURE = 1;

  private static final CompletableFuture<Integer> EXIT = new CompletableFuture<>();

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final boolean endsBySignal;

  private Lifetime(boolean endsBySignal) {
    this.endsBySignal = endsBySignal;
  }

  /** Begins; the first thing that a role does, and the last that it closes. */
  public static Lifetime begin() {
    return begin(false);
  }

  /**
   * Ends this process, which may be ending by a signal already; does not return.
   *
   * @param code what the command has come to; others are told it, whoever ends the process
   */
  public static void exit(int code) {
    EXIT.complete(code);
    System.exit(code);
  }

  /**
   * Begins a role that others end by a signal, as roslaunch does its nodes: that is no failure, the
   * process then {@linkplain #exit ends} with the command's exit code, or with 1 if the role could
   * not be closed in time.
   */
  public static Lifetime beginToBeSignalled() {
    return begin(true);
  }

  private static Lifetime begin(boolean endsBySignal) {
    Lifetime lifetime = new Lifetime(endsBySignal);
    boolean part = Boolean.getBoolean(PART_PROPERTY);
    if (part) {
      Thread reader = new Thread(lifetime::readToEnd, "lifetime");
      reader.setDaemon(true);
      reader.start();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> lifetime.end(part), "farewell"));
    return lifetime;
  }

  private void readToEnd() {
    try {
      while (System.in.read() >= 0) {
        // nothing is said there; only the end counts
      }
    } catch (IOException e) {
      // as good as the end
    }
    stop.countDown();
  }

  private void end(boolean part) {
    if (part) {
      // a terminal's Ctrl-C reaches all parts at once, while the drone still needs the others to
      // come to rest
      boolean unused = await(stop);
    }
    boolean signalled = stop.getCount() > 0;
    stop.countDown();
    boolean closedInTime = await(closed);
    if (signalled && endsBySignal) {
      Runtime.getRuntime().halt(closedInTime ? code() : FAILURE);
    }
  }

  private static int code() {
    return EXIT.completeOnTimeout(FAILURE, LAST_WORD_SECONDS, TimeUnit.SECONDS).join();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether the role should come to its end now. Any thread. */
  public boolean over() {
    return stop.getCount() == 0;
  }

  /** Blocks until the role should end. */
  public void untilOver() {
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Blocks for so long, or until the role should end. */
  public void untilOver(double seconds) {
    try {
      boolean unused = stop.await(Math.round(seconds * 1e9), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is closed: the process may go. */
  @Override
  public void close() {
    stop.countDown();
    closed.countDown();
  }
}

package io.drover.launch.live;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a role of this process runs: until Ctrl-C or a signal; as part of another Drover
 * process, until that one lets go of it or dies. The process ends only when the role is closed:
 * until then Java does not shut down, in which libraries take away what the role still uses (ONNX
 * Runtime its environment, under an inference). A second signal, later than a moment, ends the
 * process at once.
 */
public final class Lifetime implements AutoCloseable {
  /** Set in processes that belong to another one, which holds the other end of their input. */
  static final String PART_PROPERTY = "drover.part";

  private static final long FAREWELL_SECONDS = 10;

  /** Some who end a process tell it twice: itself, and its group. */
  private static final long SAME_SIGNAL_NANOS = 1_000_000_000;

  /** What a command still has to say when all is closed takes no longer. */
  private static final long LAST_WORD_SECONDS = 5;

  private static final int FAILURE = 1;

  /** That has come, as the exit code that shells give to it; 0: none. */
  private static final AtomicInteger SIGNAL = new AtomicInteger();

  /** One that ends a role as it should be. */
  private static final int BY_SIGNAL = -1;

  private static final CompletableFuture<Integer> EXIT = new CompletableFuture<>();

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final boolean endsBySignal;
  private final boolean part = Boolean.getBoolean(PART_PROPERTY);
  private long firstNanos;

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
    int signal = SIGNAL.get();
    int told = signal == 0 || signal == BY_SIGNAL ? code : signal;
    EXIT.complete(told);
    System.exit(told);
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
    if (lifetime.part) {
      Thread reader = new Thread(lifetime::readToEnd, "lifetime");
      reader.setDaemon(true);
      reader.start();
    }
    Signals.handle(lifetime::signalled);
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

  /** Each signal comes on a thread of its own. */
  private synchronized void signalled(int code) {
    long now = System.nanoTime();
    if (SIGNAL.compareAndSet(0, endsBySignal ? BY_SIGNAL : code)) {
      firstNanos = now;
      Thread farewell = new Thread(() -> end(code), "farewell");
      farewell.setDaemon(true);
      farewell.start();
      // a terminal's Ctrl-C reaches all parts at once: their owner ends them
    } else if (!part && now - firstNanos > SAME_SIGNAL_NANOS) {
      Runtime.getRuntime().halt(code);
    }
  }

  private void end(int code) {
    if (part) {
      // the drone still needs the others to come to rest
      boolean unused = await(stop);
    }
    stop.countDown();
    boolean closedInTime = await(closed);
    int failure = endsBySignal ? FAILURE : code;
    Runtime.getRuntime().halt(closedInTime ? lastWord(failure) : failure);
  }

  /** Gives the process time to end by itself; if it does not, what its command came to. */
  private static int lastWord(int failure) {
    int code = EXIT.completeOnTimeout(failure, LAST_WORD_SECONDS, TimeUnit.SECONDS).join();
    try {
      TimeUnit.SECONDS.sleep(LAST_WORD_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return code;
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

package io.drover.launch.cli;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** How far long work is, on standard error: a line that is written over on a terminal. */
public final class Progress {
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long LOG_NANOS = 10_000_000_000L;

  /** Of work and time that must be over before they say how fast it goes, how much is left. */
  private static final double TELLING_SHARE = 0.03;

  private static final double TELLING_SECONDS = 2;

  private final String what;
  private final double all;
  private final boolean terminal = Boolean.getBoolean("drover.terminal");
  private final long startNanos = System.nanoTime();
  private long nextNanos = startNanos;

  /** Work of a known size. */
  public Progress(String what, double all) {
    this.what = what;
    this.all = all;
  }

  /** So much is done. */
  public void at(double done) {
    at(done, spent -> "");
  }

  /**
   * So much is done.
   *
   * @param more to say of it, after so many seconds
   */
  public synchronized void at(double done, DoubleFunction<String> more) {
    long now = System.nanoTime();
    if (now < nextNanos || done <= 0) {
      return;
    }
    nextNanos = now + (terminal ? TERMINAL_NANOS : LOG_NANOS);
    double share = Math.min(1, done / all);
    double spent = (now - startNanos) * 1e-9;
    String line = String.format(Locale.ROOT, "%s %3.0f%%", what, 100 * share);
    String said = spent >= TELLING_SECONDS ? more.apply(spent) : "";
    line += said.isEmpty() ? "" : ", " + said;
    if (share >= TELLING_SHARE && spent >= TELLING_SECONDS) {
      line += String.format(Locale.ROOT, ", %.0f s left", spent * (1 - share) / share);
    }
    System.err.print(terminal ? "\r\u001b[K" + line : line + "\n");
  }

  /** All is done. */
  public void done() {
    double seconds = (System.nanoTime() - startNanos) * 1e-9;
    System.err.printf(
        Locale.ROOT, "%s%s done in %.0f s%n", terminal ? "\r\u001b[K" : "", what, seconds);
  }
}

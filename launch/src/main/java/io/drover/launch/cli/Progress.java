package io.drover.launch.cli;

/** How far long work is, on standard error: a line that is written over on a terminal. */
final class Progress {
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long LOG_NANOS = 10_000_000_000L;

  private final String what;
  private final double all;
  private final boolean terminal = Boolean.getBoolean("drover.terminal");
  private final long startNanos = System.nanoTime();
  private long nextNanos = startNanos;

  /** Work of a known size. */
  Progress(String what, double all) {
    this.what = what;
    this.all = all;
  }

  /** So much is done. */
  synchronized void at(double done) {
    long now = System.nanoTime();
    if (now < nextNanos || done <= 0) {
      return;
    }
    nextNanos = now + (terminal ? TERMINAL_NANOS : LOG_NANOS);
    double share = Math.min(1, done / all);
    double left = (now - startNanos) * 1e-9 * (1 - share) / share;
    String line = String.format("%s %3.0f%%, %.0f s left", what, 100 * share, left);
    System.err.print(terminal ? "\r\u001b[K" + line : line + "\n");
  }

  /** All is done. */
  void done() {
    double seconds = (System.nanoTime() - startNanos) * 1e-9;
    System.err.printf("%s%s done in %.0f s%n", terminal ? "\r\u001b[K" : "", what, seconds);
  }
}

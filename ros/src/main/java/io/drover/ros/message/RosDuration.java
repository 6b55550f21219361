package io.drover.ros.message;

/**
 * A length of time, negative ones included: both parts are added.
 *
 * @param seconds whole ones
 * @param nanoseconds beyond them; senders may give any
 */
public record RosDuration(int seconds, int nanoseconds) {
  public static final RosDuration ZERO = new RosDuration(0, 0);

  /** To the nearest nanosecond. */
  public static RosDuration ofSeconds(double seconds) {
    double whole = Math.floor(seconds);
    long nanos = Math.round((seconds - whole) * 1e9);
    return nanos == 1_000_000_000L
        ? new RosDuration((int) whole + 1, 0)
        : new RosDuration((int) whole, (int) nanos);
  }

  /** The sum of both parts, seconds. */
  public double toSeconds() {
    return seconds + nanoseconds * 1e-9;
  }
}

package io.drover.ros.message;

/**
 * A point in time: since 1970 on the wall clock, or since whatever a simulation counts from.
 *
 * @param seconds in [0, 2³²)
 * @param nanoseconds in [0, 10⁹)
 */
public record RosTime(long seconds, int nanoseconds) implements Comparable<RosTime> {
  public static final RosTime ZERO = new RosTime(0, 0);

  private static final long NANOS = 1_000_000_000L;

  public RosTime {
    if (seconds < 0 || seconds >= 1L << 32 || nanoseconds < 0 || nanoseconds >= NANOS) {
      throw new IllegalArgumentException(
          seconds + " s and " + nanoseconds + " ns is no time: seconds are in [0, 2^32)");
    }
  }

  /** The time so many nanoseconds after zero. */
  public static RosTime ofNanos(long nanos) {
    return new RosTime(Math.floorDiv(nanos, NANOS), (int) Math.floorMod(nanos, NANOS));
  }

  /** The time so many seconds after zero, to the nearest nanosecond below. */
  public static RosTime ofSeconds(double seconds) {
    long whole = (long) Math.floor(seconds);
    return ofNanos(whole * NANOS + Math.round((seconds - whole) * NANOS));
  }

  /** Nanoseconds since zero. */
  public long toNanos() {
    return seconds * NANOS + nanoseconds;
  }

  /** Seconds since zero; of a time of day now, to about a quarter of a microsecond. */
  public double toSeconds() {
    return seconds + nanoseconds * 1e-9;
  }

  /** Seconds from another time to this one, exact to the nanosecond. */
  public double secondsSince(RosTime earlier) {
    return (toNanos() - earlier.toNanos()) * 1e-9;
  }

  @Override
  public int compareTo(RosTime o) {
    return Long.compare(toNanos(), o.toNanos());
  }
}

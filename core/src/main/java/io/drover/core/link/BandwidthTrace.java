package io.drover.core.link;

import java.util.Arrays;

/**
 * What a link can carry over time: a rate that is held from each point to the next and starts over
 * after the last one. Immutable.
 *
 * <p>The last point closes the period and its own rate is never seen, unless the trace has only
 * that one point: then the rate is constant.
 */
public final class BandwidthTrace {
  private final String name;
  private final double[] startSeconds;
  private final double[] bitsPerSecond;
  private final double[] bitsBefore;
  private final double periodSeconds;
  private final double bitsPerPeriod;

  private BandwidthTrace(
      String name, double[] startSeconds, double[] bitsPerSecond, double period) {
    this.name = name;
    this.startSeconds = startSeconds;
    this.bitsPerSecond = bitsPerSecond;
    this.periodSeconds = period;
    this.bitsBefore = new double[startSeconds.length];
    double sum = 0;
    for (int i = 0; i < startSeconds.length; i++) {
      bitsBefore[i] = sum;
      sum += bitsPerSecond[i] * (endSeconds(i) - startSeconds[i]);
    }
    this.bitsPerPeriod = sum;
  }

  /** A link whose rate never changes. */
  public static BandwidthTrace constant(double bitsPerSecond) {
    return of("constant", new double[] {0}, new double[] {bitsPerSecond});
  }

  /**
   * A trace of points.
   *
   * @param name how reports call it
   * @param timesSeconds strictly increasing; shifted so that the first is 0
   * @param bitsPerSecond rate from each time on, ≥ 0 and finite, as many as times
   * @throws IllegalArgumentException if a point is not possible; the message says which
   */
  public static BandwidthTrace of(String name, double[] timesSeconds, double[] bitsPerSecond) {
    if (timesSeconds.length == 0 || timesSeconds.length != bitsPerSecond.length) {
      throw new IllegalArgumentException("a trace needs at least one point, and a rate for each");
    }
    for (int i = 0; i < timesSeconds.length; i++) {
      if (!Double.isFinite(timesSeconds[i]) || (i > 0 && timesSeconds[i] <= timesSeconds[i - 1])) {
        throw new IllegalArgumentException(
            "point "
                + (i + 1)
                + ": time "
                + timesSeconds[i]
                + " s does not come after the one before");
      }
      if (!Double.isFinite(bitsPerSecond[i]) || bitsPerSecond[i] < 0) {
        throw new IllegalArgumentException(
            "point " + (i + 1) + ": a rate of " + bitsPerSecond[i] + " bit/s is not possible");
      }
    }
    int last = timesSeconds.length - 1;
    if (last == 0) {
      return new BandwidthTrace(name, new double[] {0}, bitsPerSecond.clone(), 1);
    }
    double[] starts = new double[last];
    for (int i = 0; i < last; i++) {
      starts[i] = timesSeconds[i] - timesSeconds[0];
    }
    double period = timesSeconds[last] - timesSeconds[0];
    return new BandwidthTrace(name, starts, Arrays.copyOf(bitsPerSecond, last), period);
  }

  public String name() {
    return name;
  }

  /** After how many seconds it starts over. */
  public double periodSeconds() {
    return periodSeconds;
  }

  /** Mean rate over one period, bit/s. */
  public double meanBitsPerSecond() {
    return bitsPerPeriod / periodSeconds;
  }

  /** The rate at a time ≥ 0, bit/s. */
  public double bitsPerSecondAt(double seconds) {
    return bitsPerSecond[indexAt(phase(seconds))];
  }

  /**
   * When the last of {@code bits} has been let through, if the first may go at {@code startSeconds}
   * and nothing else uses the link. O(log points).
   *
   * @return seconds; positive infinity if the trace carries nothing at all
   */
  public double finishSeconds(double bits, double startSeconds) {
    if (bits <= 0) {
      return startSeconds;
    }
    if (bitsPerPeriod <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double phase = phase(startSeconds);
    int first = indexAt(phase);
    double before = bitsBefore[first] + bitsPerSecond[first] * (phase - this.startSeconds[first]);
    double target = before + bits;
    double periods = Math.floor(target / bitsPerPeriod);
    double rest = target - periods * bitsPerPeriod;
    if (rest <= 0) {
      // exactly whole periods: done when the last interval that carries anything ends
      periods -= 1;
      rest = bitsPerPeriod;
    }
    int i = intervalThatReaches(rest);
    double inside = this.startSeconds[i] + (rest - bitsBefore[i]) / bitsPerSecond[i];
    return startSeconds - phase + periods * periodSeconds + Math.min(inside, endSeconds(i));
  }

  /** The same trace begun {@code seconds} later, as seen by somebody who joins in the middle. */
  public BandwidthTrace shifted(double seconds) {
    double offset = phase(seconds);
    int first = indexAt(offset);
    int n = startSeconds.length;
    double[] times = new double[n + 2];
    double[] rates = new double[n + 2];
    int count = 0;
    for (int k = 0; k <= n; k++) {
      int i = (first + k) % n;
      double begin = startSeconds[i] + ((first + k) >= n ? periodSeconds : 0) - offset;
      double at = Math.max(0, begin);
      if (at < periodSeconds && (count == 0 || at > times[count - 1])) {
        times[count] = at;
        rates[count++] = bitsPerSecond[i];
      }
    }
    times[count] = periodSeconds;
    rates[count++] = 0;
    return of(name, Arrays.copyOf(times, count), Arrays.copyOf(rates, count));
  }

  private double phase(double seconds) {
    double phase = seconds % periodSeconds;
    return phase < 0 ? phase + periodSeconds : phase;
  }

  private int indexAt(double phase) {
    int found = Arrays.binarySearch(startSeconds, phase);
    return found >= 0 ? found : -found - 2;
  }

  private int intervalThatReaches(double bits) {
    int low = 0;
    int high = bitsBefore.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (bitsBefore[middle] < bits) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private double endSeconds(int i) {
    return i + 1 < startSeconds.length ? startSeconds[i + 1] : periodSeconds;
  }
}

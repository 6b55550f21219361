package io.drover.onboard.perception;

import io.drover.core.link.BandwidthTrace;

/**
 * A drone's link in simulated time, and what the drone has measured of it. What is sent leaves
 * along a trace; a frame that was given up goes on filling the link until its last byte has left,
 * and so does a probe.
 *
 * <p>Can be copied, so that a simulation can try what would come of several actions. Times are
 * seconds on the flight's clock and must not go back. One thread.
 */
public final class SimulatedUplink {
  private final BandwidthEstimator estimator =
      new BandwidthEstimator(BandwidthEstimator.WINDOW_SECONDS, 0);
  private BandwidthTrace trace;
  private double rateFactor;
  private double offsetSeconds;
  private double freeSeconds;
  // what nobody waits for, but fills the link: not a number for nothing
  private double underWaySinceSeconds;
  private long underWayBytes;

  /** The link as it is before a flight: measured once, and free. */
  public void start(BandwidthTrace bandwidth, double startSeconds) {
    start(bandwidth, 1, 0, startSeconds);
  }

  /**
   * As {@link #start(BandwidthTrace, double)}, with the trace changed.
   *
   * @param factor on its rates
   * @param offset where in the trace the flight's clock is 0, seconds
   */
  public void start(BandwidthTrace bandwidth, double factor, double offset, double startSeconds) {
    trace = bandwidth;
    rateFactor = factor;
    offsetSeconds = offset;
    freeSeconds = 0;
    underWaySinceSeconds = Double.NaN;
    estimator.reset(trace.bitsPerSecondAt(startSeconds + offset) * factor);
  }

  /** Becomes a copy of another. */
  public void copyFrom(SimulatedUplink other) {
    estimator.copyFrom(other.estimator);
    trace = other.trace;
    rateFactor = other.rateFactor;
    offsetSeconds = other.offsetSeconds;
    freeSeconds = other.freeSeconds;
    underWaySinceSeconds = other.underWaySinceSeconds;
    underWayBytes = other.underWayBytes;
  }

  /** Whether an earlier frame or a probe still fills it. */
  public boolean busy(double now) {
    settle(now);
    return freeSeconds > now;
  }

  /** When it is free again; {@code now} if it is. */
  public double freeSeconds(double now) {
    return Math.max(now, freeSeconds);
  }

  /** What the drone takes its rate for, bit/s; 0 after a long silence. */
  public double bitsPerSecond(double now) {
    settle(now);
    return Double.isNaN(underWaySinceSeconds)
        ? estimator.bitsPerSecond()
        : estimator.bitsPerSecond(now, underWaySinceSeconds, underWayBytes);
  }

  /** When the last of some bytes that start now would have left; infinite on a dead link. */
  public double departureSeconds(long bytes, double now) {
    return trace.finishSeconds(8.0 * bytes / rateFactor, now + offsetSeconds) - offsetSeconds;
  }

  /** A frame was answered. */
  public void delivered(long bytes, double start, double departure) {
    estimator.observe(departure, bytes, departure - start);
  }

  /** A frame was given up; what is left of it goes on filling the link until its departure. */
  public void abandoned(long bytes, double start, double departure, double waitedSeconds) {
    double now = start + waitedSeconds;
    underWayBytes = estimator.giveUp(now, bytes, waitedSeconds);
    underWaySinceSeconds = now;
    freeSeconds = departure;
    settle(now);
  }

  /** Sends a probe if nothing is under way; returns the bytes sent. */
  public long probe(double now) {
    if (busy(now)) {
      return 0;
    }
    underWaySinceSeconds = now;
    underWayBytes = Perception.PROBE_BYTES;
    freeSeconds = departureSeconds(Perception.PROBE_BYTES, now);
    return Perception.PROBE_BYTES;
  }

  /** Turns what has left meanwhile into a measurement. */
  private void settle(double now) {
    if (!Double.isNaN(underWaySinceSeconds) && freeSeconds <= now) {
      double took = freeSeconds - underWaySinceSeconds;
      if (took > 0) {
        estimator.observe(freeSeconds, underWayBytes, took);
      }
      underWaySinceSeconds = Double.NaN;
    }
  }
}

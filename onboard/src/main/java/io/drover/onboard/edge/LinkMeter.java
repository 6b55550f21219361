package io.drover.onboard.edge;

import io.drover.onboard.perception.BandwidthEstimator;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the link was last seen to do. The round trip is the shortest of the recent small messages:
 * longer ones waited behind something. Any thread.
 */
final class LinkMeter {
  private static final double ROUND_TRIP_WINDOW_SECONDS = 10;

  private final BandwidthEstimator estimator;
  private final Deque<RoundTrip> roundTrips = new ArrayDeque<>();

  private record RoundTrip(double endSeconds, double seconds) {}

  LinkMeter(double windowSeconds) {
    this.estimator = new BandwidthEstimator(windowSeconds, 0);
  }

  synchronized void roundTrip(double endSeconds, double seconds) {
    roundTrips.addLast(new RoundTrip(endSeconds, seconds));
    while (roundTrips.peekFirst().endSeconds() < endSeconds - ROUND_TRIP_WINDOW_SECONDS) {
      roundTrips.removeFirst();
    }
  }

  /** Seconds; 0 before the first measurement. */
  synchronized double roundTripSeconds() {
    return roundTrips.stream().mapToDouble(RoundTrip::seconds).min().orElse(0);
  }

  /** Whether the round trip has not been measured since a time. */
  synchronized boolean staleSince(double seconds) {
    return roundTrips.isEmpty() || roundTrips.peekLast().endSeconds() < seconds;
  }

  /**
   * A message that was answered.
   *
   * @param travelSeconds on the way there and back, the round trip included
   */
  synchronized void answered(double endSeconds, long bytes, double travelSeconds) {
    estimator.observe(endSeconds, bytes, Math.max(0, travelSeconds - roundTripSeconds()));
  }

  /**
   * A message that is no longer waited for.
   *
   * @return bytes of it that may still be under way
   */
  synchronized long givenUp(double endSeconds, long bytes, double waitedSeconds) {
    return estimator.giveUp(endSeconds, bytes, waitedSeconds);
  }

  /** Leaves out what was seen until now. */
  synchronized void forgetBandwidth() {
    estimator.reset(0);
  }

  /** Drone → edge, bit/s; 0 before the first measurement. */
  synchronized double bitsPerSecond() {
    return estimator.bitsPerSecond();
  }

  /** The same while something is under way that nobody waits for. */
  synchronized double bitsPerSecond(double nowSeconds, LinkOccupancy.UnderWay message) {
    return estimator.bitsPerSecond(nowSeconds, message.sinceSeconds(), message.bytes());
  }
}

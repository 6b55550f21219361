package io.drover.launch.node.flight;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Vector3;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a robot was in the last seconds, in whatever frame its odometry has. Times are the flight's
 * clock's; any thread.
 */
final class PoseHistory {
  private static final double KEPT_SECONDS = 3;

  /** Beyond that nobody knows whether it still turns. */
  private static final double LONGEST_GUESS_SECONDS = 0.5;

  private final Deque<Sighting> sightings = new ArrayDeque<>();

  /**
   * One moment.
   *
   * @param position metres
   * @param headingRadians counter-clockwise
   * @param yawRateRadiansPerSecond positive to the left
   */
  record Sighting(
      double seconds, Vector3 position, double headingRadians, double yawRateRadiansPerSecond) {}

  /** Learns of a later moment; one that is not later is taken for a new beginning. */
  synchronized void add(Sighting sighting) {
    if (!sightings.isEmpty() && sighting.seconds() <= sightings.getLast().seconds()) {
      // stamps of equal age come when a clock stands still or jumps
      sightings.removeIf(old -> old.seconds() >= sighting.seconds());
    }
    sightings.addLast(sighting);
    while (sightings.getFirst().seconds() < sighting.seconds() - KEPT_SECONDS) {
      sightings.removeFirst();
    }
  }

  /** Where it pointed, radians: between two moments on the way, after the last as it turned. */
  synchronized double headingAt(double seconds) {
    if (sightings.isEmpty()) {
      return 0;
    }
    Sighting before = sightings.getFirst();
    for (Sighting after : sightings) {
      if (after.seconds() >= seconds) {
        double span = after.seconds() - before.seconds();
        double share = span > 0 ? Math.max(0, (seconds - before.seconds()) / span) : 0;
        double turn = Angles.wrap(after.headingRadians() - before.headingRadians());
        return Angles.wrap(before.headingRadians() + share * turn);
      }
      before = after;
    }
    double since = Math.min(LONGEST_GUESS_SECONDS, seconds - before.seconds());
    return Angles.wrap(before.headingRadians() + since * before.yawRateRadiansPerSecond());
  }

  /** Where it was last; the origin before anything is known. */
  synchronized Vector3 position() {
    return sightings.isEmpty() ? Vector3.ZERO : sightings.getLast().position();
  }
}

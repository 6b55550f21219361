package io.drover.onboard.perception;

/**
 * What can be expected of an edge server now.
 *
 * @param reachable whether a frame could be sent
 * @param missedSeconds how long the last frame sent there was waited for in vain; 0 if it was
 *     answered
 * @param estimateSeconds what a frame would take by what was measured: transmission, round trip,
 *     and inference at the share that is granted or offered; infinite where that is not known
 */
public record EdgeOutlook(boolean reachable, double missedSeconds, double estimateSeconds) {
  /** Whether the last frame sent there missed its deadline. */
  boolean missed() {
    return missedSeconds > 0;
  }

  /** What the next frame would take: no less than the one that is still not through. */
  public double expectedSeconds() {
    return Math.max(missedSeconds, estimateSeconds);
  }
}

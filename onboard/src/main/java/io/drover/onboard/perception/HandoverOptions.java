package io.drover.onboard.perception;

import io.drover.core.config.Doc;

/** When a drone with several edge servers takes its frames to another one. */
public record HandoverOptions(
    @Doc("by this share of the time that a frame takes another edge must be faster") double margin,
    @Doc(
            "for so long or, by chance, up to twice as long, seconds; one that is gone is left at once")
        double holdSeconds,
    @Doc("an edge gets so long to settle in before one missed deadline drives frames away, seconds")
        double settleSeconds,
    @Doc("edges in reserve are measured this often, by some 4 kB each, seconds")
        double standBySeconds) {
  /** A fifth faster for four seconds. */
  public static final HandoverOptions DEFAULT = new HandoverOptions(0.2, 4, 3, 2);

  public HandoverOptions {
    require(margin >= 0 && margin < 1, "margin is " + margin + ": give 0 to 1");
    requireTime("hold_seconds", holdSeconds);
    requireTime("settle_seconds", settleSeconds);
    require(standBySeconds > 0, "stand_by_seconds is " + standBySeconds + ": give more than 0");
  }

  private static void requireTime(String key, double seconds) {
    require(seconds >= 0 && Double.isFinite(seconds), key + " is " + seconds + ": give 0 or more");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}

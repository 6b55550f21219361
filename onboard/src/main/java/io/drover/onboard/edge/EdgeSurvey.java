package io.drover.onboard.edge;

import io.drover.core.time.NanoClock;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;

/** Measures an edge and the link to it once, before take-off. One thread, which waits. */
final class EdgeSurvey {
  private static final double POLL_SECONDS = 0.01;

  private final MeasuredLink link;
  private final NanoClock clock;
  private final BooleanSupplier reachable;

  EdgeSurvey(MeasuredLink link, NanoClock clock, BooleanSupplier reachable) {
    this.link = link;
    this.clock = clock;
    this.reachable = reachable;
  }

  /**
   * Waits for the edge, too.
   *
   * @param answered sends it something and waits as long as it is told, seconds
   * @return whether it answered in time
   */
  boolean patiently(double timeoutSeconds, DoublePredicate answered) {
    double end = clock.seconds() + timeoutSeconds;
    while (!reachable.getAsBoolean()) {
      if (clock.seconds() >= end) {
        return false;
      }
      clock.sleep(POLL_SECONDS);
    }
    return measure(end, answered);
  }

  /** The same, but does not wait for an edge that is not there. */
  boolean atOnce(double timeoutSeconds, DoublePredicate answered) {
    double end = clock.seconds() + timeoutSeconds;
    return reachable.getAsBoolean() && measure(end, answered);
  }

  /** What the first answer took says little of the link, so that only the second one counts. */
  private boolean measure(double endSeconds, DoublePredicate answered) {
    link.settleRoundTrip(endSeconds);
    boolean first = before(endSeconds, answered);
    link.meter().forgetBandwidth();
    return first && before(endSeconds, answered);
  }

  private boolean before(double endSeconds, DoublePredicate answered) {
    double left = endSeconds - clock.seconds();
    return left > 0 && answered.test(left);
  }
}

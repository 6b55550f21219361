package io.drover.onboard.perception;

import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;

/** What became of a frame that was to be sent. None of these is an exception. */
public sealed interface OffloadOutcome {
  /** Bytes that left, or will leave, the drone for it. */
  long bytes();

  /** Answered in time. */
  record Answered(NavigationOutput output, StageTimes stages, long bytes, ResourceShare share)
      implements OffloadOutcome {}

  /** No answer before the deadline. */
  record DeadlineMissed(long bytes, double waitedSeconds) implements OffloadOutcome {}

  /** No connection, or the edge refused; known before the deadline. */
  record Unreachable(long bytes, double waitedSeconds, String reason) implements OffloadOutcome {}

  /** As many earlier frames as allowed are still under way: not sent. */
  record LinkBusy() implements OffloadOutcome {
    @Override
    public long bytes() {
      return 0;
    }
  }
}

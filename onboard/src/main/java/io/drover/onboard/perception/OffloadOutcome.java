package io.drover.onboard.perception;

import io.drover.core.id.EdgeId;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import java.util.Optional;

/** What became of a frame that was to be sent. None of these is an exception. */
public sealed interface OffloadOutcome {
  /** Bytes that left, or will leave, the drone for it. */
  long bytes();

  /**
   * Answered in time.
   *
   * @param edge that answered; empty if it has no name
   */
  record Answered(
      NavigationOutput output,
      StageTimes stages,
      long bytes,
      ResourceShare share,
      Optional<EdgeId> edge)
      implements OffloadOutcome {
    /** By an edge without a name. */
    public Answered(NavigationOutput output, StageTimes stages, long bytes, ResourceShare share) {
      this(output, stages, bytes, share, Optional.empty());
    }

    /** The same, with its time told apart otherwise. */
    public Answered with(StageTimes other) {
      return new Answered(output, other, bytes, share, edge);
    }
  }

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

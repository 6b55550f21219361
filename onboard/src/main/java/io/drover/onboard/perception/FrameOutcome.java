package io.drover.onboard.perception;

import java.util.Locale;

/** How a frame went. */
public enum FrameOutcome {
  /** Inferred on board, as decided. */
  ONBOARD,
  /** Answered by the edge in time. */
  EDGE,
  /** The edge's answer missed the deadline; inferred on board inside the same frame. */
  DEADLINE_FALLBACK,
  /** The edge could not be reached or refused; inferred on board inside the same frame. */
  UNREACHABLE_FALLBACK,
  /** An earlier frame still fills the link; inferred on board without trying. */
  LINK_BUSY_FALLBACK;

  /** The name in logs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the frame went to the edge, whatever came of it: what an offload ratio counts. */
  public boolean sent() {
    return this == EDGE || this == DEADLINE_FALLBACK;
  }

  public boolean fallback() {
    return this != ONBOARD && this != EDGE;
  }
}

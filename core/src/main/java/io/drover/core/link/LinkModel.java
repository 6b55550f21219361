package io.drover.core.link;

/**
 * A one-way link as a pure function: bytes and the time they start → the time the last one arrives.
 * The lockstep run asks it directly, the TCP shaper sleeps by it.
 *
 * @param trace what the link carries over time
 * @param delaySeconds one-way propagation delay, ≥ 0
 */
public record LinkModel(BandwidthTrace trace, double delaySeconds) {
  public LinkModel {
    if (!(delaySeconds >= 0)) {
      throw new IllegalArgumentException("a delay of " + delaySeconds + " s is not possible");
    }
  }

  /**
   * When the last byte arrives at the far end.
   *
   * @param bytes payload, ≥ 0
   * @param startSeconds when the first byte may leave, on the trace's clock
   * @return seconds on the same clock; positive infinity if the link carries nothing
   */
  public double arrivalSeconds(long bytes, double startSeconds) {
    return departureSeconds(bytes, startSeconds) + delaySeconds;
  }

  /** When the last byte has left the near end, so that the link is free for the next message. */
  public double departureSeconds(long bytes, double startSeconds) {
    return trace.finishSeconds(8.0 * bytes, startSeconds);
  }
}

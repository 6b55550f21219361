package io.drover.core.link.shaper;

import io.drover.core.link.BandwidthTrace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What a shaper emulates, and between whom.
 *
 * @param listen where clients connect; port 0 takes any free one
 * @param upstream the server behind the link
 * @param up what the link carries from client to server
 * @param down what it carries back; empty for as much as comes
 * @param delaySeconds one-way propagation delay, the same in both directions, ≥ 0
 * @param queueBytes that may wait in each direction before the shaper stops reading, ≥ 1
 * @param offsetSeconds where in its traces the link is when the shaper starts, ≥ 0
 */
public record ShaperOptions(
    InetSocketAddress listen,
    InetSocketAddress upstream,
    BandwidthTrace up,
    Optional<BandwidthTrace> down,
    double delaySeconds,
    int queueBytes,
    double offsetSeconds) {
  /** Less than a large frame, so that what nobody waits for any more is soon through. */
  public static final int DEFAULT_QUEUE_BYTES = 64 << 10;

  public ShaperOptions {
    if (!(delaySeconds >= 0) || !(offsetSeconds >= 0) || queueBytes < 1) {
      throw new IllegalArgumentException(
          "a link needs a delay and an offset of at least 0 s and a queue of at least 1 byte");
    }
  }

  /** From a free port of this machine, unlimited on the way back, from the trace's start. */
  public static ShaperOptions between(
      InetSocketAddress upstream, BandwidthTrace up, double delaySeconds) {
    return new ShaperOptions(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        upstream,
        up,
        Optional.empty(),
        delaySeconds,
        DEFAULT_QUEUE_BYTES,
        0);
  }

  public ShaperOptions withListen(InetSocketAddress address) {
    return new ShaperOptions(address, upstream, up, down, delaySeconds, queueBytes, offsetSeconds);
  }

  public ShaperOptions withDown(BandwidthTrace trace) {
    return new ShaperOptions(
        listen, upstream, up, Optional.of(trace), delaySeconds, queueBytes, offsetSeconds);
  }

  public ShaperOptions withQueueBytes(int bytes) {
    return new ShaperOptions(listen, upstream, up, down, delaySeconds, bytes, offsetSeconds);
  }

  public ShaperOptions withOffset(double seconds) {
    return new ShaperOptions(listen, upstream, up, down, delaySeconds, queueBytes, seconds);
  }
}

package io.drover.onboard.edge;

import java.util.BitSet;

/** The share of a drone's recent frames that it sent, or tried to send, to an edge. */
final class OffloadRatio {
  private static final int FRAMES = 32;

  private final BitSet sent = new BitSet(FRAMES);
  private int count;
  private long latestFrame = -1;

  /** Counts a frame; only the first thing done with a frame counts, not the fallback. */
  void add(long frame, boolean offloaded) {
    if (frame != latestFrame) {
      latestFrame = frame;
      sent.set(count % FRAMES, offloaded);
      count++;
    }
  }

  /** In [0, 1]; 0 before the first frame. */
  double value() {
    return count == 0 ? 0 : (double) sent.cardinality() / Math.min(count, FRAMES);
  }
}

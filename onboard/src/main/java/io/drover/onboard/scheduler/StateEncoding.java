package io.drover.onboard.scheduler;

import java.util.Locale;

/** How a decision state becomes the input of a policy network: A3D's four numbers, or more. */
public enum StateEncoding {
  /** ⟨c, d, b, s⟩ as in the paper; b in log10 bit/s, which spans the links' three decades. */
  A3D,
  /**
   * The paper's four, then round trip, last latency, speed and, for each action, the logarithm of
   * its predicted latency: so that one policy serves networks and devices of other sizes.
   */
  EXTENDED,
  /**
   * The extended ones, then how the bandwidth spread and moved, and for each action how many of the
   * last outputs would have stayed right for as long as it is expected to take.
   */
  HISTORY;

  private static final double LOWEST_BANDWIDTH = 1e3;
  private static final double SHORTEST_LATENCY = 1e-3;
  private static final double LONGEST_LATENCY = 20;
  private static final int PAPER_FEATURES = 4;
  private static final int FURTHER_FEATURES = 3;
  private static final int BANDWIDTH_FEATURES = 2;

  /** The name in model sidecars: {@code a3d}, {@code extended} or {@code history}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many numbers a state becomes, for a decision space of {@code actions}. */
  public int features(int actions) {
    return switch (this) {
      case A3D -> PAPER_FEATURES;
      case EXTENDED -> PAPER_FEATURES + FURTHER_FEATURES + actions;
      case HISTORY -> PAPER_FEATURES + FURTHER_FEATURES + BANDWIDTH_FEATURES + 2 * actions;
    };
  }

  /**
   * Writes a state's features.
   *
   * @param into [{@link #features}], overwritten from {@code offset} on
   */
  public void encode(DecisionState state, float[] into, int offset) {
    into[offset] = (float) state.complexity();
    into[offset + 1] = (float) state.dynamics();
    into[offset + 2] =
        (float) Math.log10(Math.max(LOWEST_BANDWIDTH, state.bandwidthBitsPerSecond()));
    into[offset + 3] = (float) state.share().cores();
    if (this == A3D) {
      return;
    }
    into[offset + 4] = (float) state.roundTripSeconds();
    into[offset + 5] = (float) Math.min(LONGEST_LATENCY, state.lastLatencySeconds());
    into[offset + 6] = (float) state.speedMetresPerSecond();
    double[] latency = state.predictedLatencySeconds();
    for (int a = 0; a < latency.length; a++) {
      double bounded = Math.max(SHORTEST_LATENCY, Math.min(LONGEST_LATENCY, latency[a]));
      into[offset + PAPER_FEATURES + FURTHER_FEATURES + a] = (float) Math.log10(bounded);
    }
    if (this == HISTORY) {
      int at = offset + PAPER_FEATURES + FURTHER_FEATURES + latency.length;
      into[at] = (float) state.recent().bandwidthSpread();
      into[at + 1] = (float) state.recent().bandwidthTrend();
      for (int a = 0; a < latency.length; a++) {
        into[at + BANDWIDTH_FEATURES + a] = (float) state.recent().persistence()[a];
      }
    }
  }
}

package io.drover.onboard.scheduler;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.OffloadDecision;
import java.util.Locale;

/**
 * How a decision state becomes the input of a policy network: A3D's four numbers, or more. What is
 * said of the flight comes first, then the same numbers of each action in turn.
 */
public enum StateEncoding {
  /** ⟨c, d, b, s⟩ as in the paper; b in log10 bit/s, which spans the links' three decades. */
  A3D(4, 0),
  /** The paper's without the environment encoder: the last frame's θ and p in place of c and d. */
  RAW(4, 0),
  /**
   * The paper's four, then round trip, last latency, speed and, for each action, the logarithm of
   * its predicted latency: so that one policy serves networks and devices of other sizes.
   */
  EXTENDED(7, 1),
  /**
   * The extended ones, how the bandwidth spread and moved, and for each action what it is and what
   * the last seconds let one expect of it: see {@link RecentPast}.
   */
  OUTLOOK(9, 13);

  private static final double LOWEST_BANDWIDTH = 1e3;
  private static final double SHORTEST_LATENCY = 1e-3;
  private static final double LONGEST_LATENCY = 20;
  private static final double LEAST_ERROR = 1e-3;

  private final int ofFlight;
  private final int ofAction;

  StateEncoding(int ofFlight, int ofAction) {
    this.ofFlight = ofFlight;
    this.ofAction = ofAction;
  }

  /** The name in model sidecars: {@code a3d}, {@code raw}, {@code extended} or {@code outlook}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many numbers are said of the flight as a whole. */
  public int ofFlight() {
    return ofFlight;
  }

  /** How many numbers are said of each action. */
  public int ofAction() {
    return ofAction;
  }

  /** How many numbers a state becomes, for a decision space of {@code actions}. */
  public int features(int actions) {
    return ofFlight + actions * ofAction;
  }

  /**
   * Writes a state's features.
   *
   * @param into [{@link #features}], overwritten from {@code offset} on
   */
  public void encode(DecisionState state, DecisionSpace space, float[] into, int offset) {
    into[offset] = (float) (this == RAW ? state.output().steeringRadians() : state.complexity());
    into[offset + 1] =
        (float) (this == RAW ? state.output().collisionProbability() : state.dynamics());
    into[offset + 2] =
        (float) Math.log10(Math.max(LOWEST_BANDWIDTH, state.bandwidthBitsPerSecond()));
    into[offset + 3] = (float) state.share().cores();
    if (ofFlight == A3D.ofFlight) {
      return;
    }
    into[offset + 4] = (float) state.roundTripSeconds();
    into[offset + 5] = (float) Math.min(LONGEST_LATENCY, state.lastLatencySeconds());
    into[offset + 6] = (float) state.speedMetresPerSecond();
    if (this == OUTLOOK) {
      into[offset + 7] = (float) state.recent().bandwidthSpread();
      into[offset + 8] = (float) state.recent().bandwidthTrend();
    }
    double[] latency = state.predictedLatencySeconds();
    for (int a = 0; a < latency.length; a++) {
      int at = offset + ofFlight + a * ofAction;
      into[at] = log10(SHORTEST_LATENCY, Math.min(LONGEST_LATENCY, latency[a]));
      if (this == OUTLOOK) {
        outlook(state, space, a, into, at + 1);
      }
    }
  }

  private static void outlook(
      DecisionState state, DecisionSpace space, int action, float[] into, int at) {
    RecentPast recent = state.recent();
    OffloadDecision decision = space.decision(action);
    double scale = space.scale(decision.resolution());
    double transmit = Math.min(LONGEST_LATENCY, state.predictedTransmitSeconds()[action]);
    into[at] = log10(SHORTEST_LATENCY, transmit);
    into[at + 1] = decision.offloaded() ? 1 : 0;
    into[at + 2] = (float) (Math.log(scale) / Math.log(2));
    into[at + 3] = decision.quality().map(JpegQuality::value).orElse(100) / 100f;
    into[at + 4] = (float) recent.persistence()[action];
    into[at + 5] = (float) recent.agreement()[action];
    into[at + 6] = log10(LEAST_ERROR, recent.meanErrorRadians()[action]);
    into[at + 7] = (float) (recent.looks()[action] / (recent.looks()[action] + 3));
    into[at + 8] = (float) recent.expectedQuality()[action];
    into[at + 9] = action == state.lastAction() ? 1 : 0;
    into[at + 10] = log10(LEAST_ERROR, recent.rootMeanSquareRadians()[action]);
    into[at + 11] = log10(LEAST_ERROR, recent.lateErrorRadians()[action]);
  }

  private static float log10(double least, double value) {
    return (float) Math.log10(Math.max(least, value));
  }
}

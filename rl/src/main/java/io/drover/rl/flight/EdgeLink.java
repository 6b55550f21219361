package io.drover.rl.flight;

import io.drover.core.link.BandwidthTrace;

/**
 * An edge server of a scenario and the drone's link to it.
 *
 * @param trace of the uplink
 * @param traceOffsetSeconds where in the trace the profile's first frame lies
 * @param bandwidthScale factor on the trace's rates
 * @param computeFactor factor on its seconds of inference
 * @param roundTripSeconds of an empty message
 * @param cores what it grants
 */
public record EdgeLink(
    BandwidthTrace trace,
    double traceOffsetSeconds,
    double bandwidthScale,
    double computeFactor,
    double roundTripSeconds,
    double cores) {
  public EdgeLink {
    if (!(traceOffsetSeconds >= 0)) {
      throw new IllegalArgumentException("a flight begins at or after a trace's 0 s");
    }
  }

  /** An edge and its link under what conditions say of them. */
  public static EdgeLink of(
      BandwidthTrace trace, double traceOffsetSeconds, Conditions conditions) {
    return new EdgeLink(
        trace,
        traceOffsetSeconds,
        conditions.bandwidthScale(),
        conditions.edgeFactor(),
        conditions.roundTripSeconds(),
        conditions.cores());
  }
}

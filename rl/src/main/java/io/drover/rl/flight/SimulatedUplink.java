package io.drover.rl.flight;

import io.drover.core.link.BandwidthTrace;
import io.drover.onboard.perception.SimulatedPerception;

/** The drone's link as {@code SimulatedPerception} knows it: busy until, probed since, measured. */
final class SimulatedUplink {
  private static final double PROBE_TIMEOUT_SECONDS = 1;

  private final TransferWindow transfers = new TransferWindow();
  private BandwidthTrace trace;
  private double bandwidthScale;
  private double offsetSeconds;
  private double freeSeconds;
  private double probeStartSeconds;

  void start(Scenario scenario) {
    trace = scenario.trace();
    bandwidthScale = scenario.conditions().bandwidthScale();
    offsetSeconds = scenario.traceOffsetSeconds();
    freeSeconds = 0;
    probeStartSeconds = Double.NaN;
    transfers.reset(
        trace.bitsPerSecondAt(scenario.startSeconds() + offsetSeconds) * bandwidthScale);
  }

  void copyFrom(SimulatedUplink other) {
    transfers.copyFrom(other.transfers);
    trace = other.trace;
    bandwidthScale = other.bandwidthScale;
    offsetSeconds = other.offsetSeconds;
    freeSeconds = other.freeSeconds;
    probeStartSeconds = other.probeStartSeconds;
  }

  /** Whether an earlier frame or a probe still fills it. */
  boolean busy(double now) {
    settleProbe(now);
    return freeSeconds > now;
  }

  /** The estimate, bit/s. */
  double bitsPerSecond(double now) {
    settleProbe(now);
    return transfers.bitsPerSecond();
  }

  /** When the last of some bytes that start now would have left. */
  double departureSeconds(long bytes, double now) {
    return trace.finishSeconds(8.0 * bytes / bandwidthScale, now + offsetSeconds) - offsetSeconds;
  }

  /** A frame was answered. */
  void delivered(long bytes, double start, double departure) {
    transfers.observe(departure, bytes, departure - start);
  }

  /** A frame was given up; what is left of it goes on filling the link. */
  void abandoned(long bytes, double start, double departure, double waitedSeconds) {
    freeSeconds = departure;
    transfers.observe(start + waitedSeconds, bytes / 2, waitedSeconds);
  }

  /** Sends a probe if nothing is under way; returns the bytes sent. */
  long probe(double now) {
    settleProbe(now);
    if (!Double.isNaN(probeStartSeconds) || freeSeconds > now) {
      return 0;
    }
    probeStartSeconds = now;
    freeSeconds = departureSeconds(SimulatedPerception.PROBE_BYTES, now);
    return SimulatedPerception.PROBE_BYTES;
  }

  private void settleProbe(double now) {
    if (Double.isNaN(probeStartSeconds)) {
      return;
    }
    double waited = Math.min(now, freeSeconds) - probeStartSeconds;
    if (freeSeconds <= now) {
      transfers.observe(freeSeconds, SimulatedPerception.PROBE_BYTES, waited);
      probeStartSeconds = Double.NaN;
    } else if (waited > PROBE_TIMEOUT_SECONDS) {
      transfers.observe(now, 0, waited);
    }
  }
}

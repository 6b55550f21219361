package io.drover.onboard.perception;

import io.drover.core.device.DeviceProfile;
import io.drover.core.link.LinkModel;
import io.drover.core.time.NanoClock;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.InputResolution;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.CapturedFrame;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decisions carried out on simulated time: outputs and sizes come from a table, durations from a
 * device profile, a link's trace and the edge's share; the clock is moved on by them.
 *
 * <p>Latency on board is the device's; at the edge it is size ÷ bandwidth along the trace, plus the
 * round trip, plus the edge's inference. A frame whose deadline passed goes on occupying the link
 * until its last byte has left, and blocks it for others.
 */
public final class SimulatedPerception implements Perception {
  private final NanoClock clock;
  private final DecisionSpace space;
  private final InferenceTable table;
  private final DeviceProfile device;
  private final SimulatedUplink uplink = new SimulatedUplink();
  private final EdgeCost edge;
  private final double roundTripSeconds;
  private long probeBytes;

  /**
   * Simulated hardware.
   *
   * @param clock virtual; moved on by what is done
   * @param link what the drone's link carries over the clock's time, with half the round trip as
   *     its delay; the way back costs the same delay and nothing for its few bytes
   */
  public SimulatedPerception(
      NanoClock clock,
      DecisionSpace space,
      InferenceTable table,
      DeviceProfile device,
      LinkModel link,
      EdgeCost edge) {
    this.clock = clock;
    this.space = space;
    this.table = table;
    this.device = device;
    this.edge = edge;
    this.roundTripSeconds = 2 * link.delaySeconds();
    uplink.start(link.trace(), clock.seconds());
  }

  @Override
  public FidelityPrior priorFidelity() {
    return table.priorFidelity();
  }

  @Override
  public OnboardResult onboard(CapturedFrame frame, InputResolution resolution) {
    double seconds = device.secondsAt(space.scale(resolution));
    NavigationOutput output =
        table.output(frame, space.indexOf(OffloadDecision.onboard(resolution)));
    clock.sleep(seconds);
    return new OnboardResult(output, StageTimes.onboard(0, seconds));
  }

  @Override
  public OffloadOutcome offload(
      CapturedFrame frame, OffloadDecision decision, double deadlineSeconds) {
    double start = clock.seconds();
    if (uplink.busy(start)) {
      return new OffloadOutcome.LinkBusy();
    }
    int action = space.indexOf(decision);
    long bytes = table.bytes(frame, action);
    double departure = uplink.departureSeconds(bytes, start);
    double inference = edge.inferenceSeconds(space.scale(decision.resolution()));
    double done = departure + roundTripSeconds + inference;
    if (done > start + deadlineSeconds) {
      uplink.abandoned(bytes, start, departure, deadlineSeconds);
      clock.sleep(deadlineSeconds);
      return new OffloadOutcome.DeadlineMissed(bytes, deadlineSeconds);
    }
    clock.sleepUntil(NanoClock.toNanos(done));
    uplink.delivered(bytes, start, departure);
    StageTimes stages = new StageTimes(0, departure - start + roundTripSeconds, 0, inference, 0);
    return new OffloadOutcome.Answered(table.output(frame, action), stages, bytes, edge.share());
  }

  @Override
  public LinkState observeLink(CapturedFrame frame) {
    double bandwidth = uplink.bitsPerSecond(clock.seconds());
    double[] latency = new double[space.size()];
    double[] transmit = new double[space.size()];
    for (int a = 0; a < latency.length; a++) {
      OffloadDecision decision = space.decision(a);
      double scale = space.scale(decision.resolution());
      if (decision.offloaded()) {
        transmit[a] = 8.0 * table.bytes(frame, a) / bandwidth;
        latency[a] = transmit[a] + roundTripSeconds + edge.inferenceSeconds(scale);
      } else {
        latency[a] = device.secondsAt(scale);
      }
    }
    return new LinkState(bandwidth, roundTripSeconds, edge.share(), latency, transmit);
  }

  @Override
  public Glance glance(CapturedFrame frame, List<OffloadDecision> also) {
    return new Glance(
        frame.id(),
        table.output(frame, space.indexOf(OffloadDecision.onboard(space.highestResolution()))),
        table.output(frame, space.indexOf(OffloadDecision.onboard(space.lowestResolution()))),
        also.stream()
            .collect(Collectors.toMap(d -> d, d -> table.output(frame, space.indexOf(d)))));
  }

  @Override
  public void probe(CapturedFrame frame) {
    probeBytes += uplink.probe(clock.seconds());
  }

  @Override
  public long takeProbeBytes() {
    long bytes = probeBytes;
    probeBytes = 0;
    return bytes;
  }
}

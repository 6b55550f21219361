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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decisions carried out on simulated time: outputs and sizes come from a table, durations from a
 * device profile, each link's trace and each edge's share; the clock is moved on by them.
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
  private final SimulatedLinks links;
  private long probeBytes;

  /** Simulated hardware with one edge server; as with several. */
  public SimulatedPerception(
      NanoClock clock,
      DecisionSpace space,
      InferenceTable table,
      DeviceProfile device,
      LinkModel link,
      EdgeCost edge) {
    this(clock, space, table, device, List.of(new SimulatedEdge(link, edge)));
  }

  /**
   * Simulated hardware.
   *
   * @param clock virtual; moved on by what is done
   * @param table answers by the {@linkplain DecisionSpace#fidelity fidelity} of an action
   * @param edges as many as the decision space has, or any number that stand for the one it has
   */
  public SimulatedPerception(
      NanoClock clock,
      DecisionSpace space,
      InferenceTable table,
      DeviceProfile device,
      List<SimulatedEdge> edges) {
    this.clock = clock;
    this.space = space;
    this.table = table;
    this.device = device;
    this.links =
        new SimulatedLinks(
            edges,
            space.edges(),
            space.scale(space.lowestResolution()),
            HandoverOptions.DEFAULT,
            clock.seconds());
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
    double scale = space.scale(decision.resolution());
    int action = space.fidelity(space.indexOf(decision));
    long bytes = table.bytes(frame, action);
    links.typical(bytes, scale);
    links.choose(start);
    probeBytes += links.tendReserve(start);
    int number = links.number(decision);
    SimulatedEdge edge = links.edge(number);
    SimulatedUplink uplink = links.uplink(number);
    if (uplink.busy(start)) {
      return new OffloadOutcome.LinkBusy();
    }
    double departure = uplink.departureSeconds(bytes, start);
    double inference = edge.cost().inferenceSeconds(scale);
    double done = departure + edge.roundTripSeconds() + inference;
    if (done > start + deadlineSeconds) {
      links.missed(deadlineSeconds);
      uplink.abandoned(bytes, start, departure, deadlineSeconds);
      clock.sleep(deadlineSeconds);
      return new OffloadOutcome.DeadlineMissed(bytes, deadlineSeconds);
    }
    clock.sleepUntil(NanoClock.toNanos(done));
    uplink.delivered(bytes, start, departure);
    links.answered();
    double transport = departure - start + edge.roundTripSeconds();
    StageTimes stages = new StageTimes(0, transport, 0, inference, 0);
    return new OffloadOutcome.Answered(
        table.output(frame, action),
        stages,
        bytes,
        edge.cost().share(),
        Optional.of(links.name(number)));
  }

  @Override
  public LinkState observeLink(CapturedFrame frame) {
    double now = clock.seconds();
    links.choose(now);
    double[] bandwidth = links.bitsPerSecond(now);
    double[] latency = new double[space.size()];
    double[] transmit = new double[space.size()];
    for (int a = 0; a < latency.length; a++) {
      OffloadDecision decision = space.decision(a);
      double scale = space.scale(decision.resolution());
      if (decision.offloaded()) {
        SimulatedEdge edge = links.edge(links.number(decision));
        transmit[a] = 8.0 * table.bytes(frame, space.fidelity(a)) / bandwidth[decision.edge() - 1];
        latency[a] = transmit[a] + edge.roundTripSeconds() + edge.cost().inferenceSeconds(scale);
      } else {
        latency[a] = device.secondsAt(scale);
      }
    }
    SimulatedEdge fastest = links.fastest(bandwidth);
    return new LinkState(
        bandwidth,
        fastest.roundTripSeconds(),
        fastest.cost().share(),
        latency,
        transmit,
        Optional.empty());
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
  public void probe(CapturedFrame frame, OffloadDecision decision) {
    probeBytes += links.probeUnused(decision, clock.seconds());
  }

  @Override
  public long takeProbeBytes() {
    long bytes = probeBytes;
    probeBytes = 0;
    return bytes;
  }
}

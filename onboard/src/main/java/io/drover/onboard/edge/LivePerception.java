package io.drover.onboard.edge;

import io.drover.core.device.DeviceProfile;
import io.drover.core.id.DroneId;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.GrantedShare;
import io.drover.navigation.InputResolution;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.QualityCurve;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.perception.LinkState;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.Perception;
import io.drover.onboard.perception.StageTimes;
import java.util.Comparator;
import java.util.List;

/**
 * Decisions carried out for real: a network on board, an edge across the link, on the wall clock.
 * What devices and link will take is predicted from what they took. One thread. Closing it leaves
 * the networks and the client open.
 */
public final class LivePerception implements Perception {
  private final Parts parts;
  private final NanoClock clock;
  private final DecisionSpace space;
  private final EdgeLinks edges;
  private final FrameCodec codec = new FrameCodec();
  private final IdleGlance glance;
  private final MeasuredLatency onboardLatency;
  private final OffloadRatio offloadRatio = new OffloadRatio();
  private long probeBytes;

  /**
   * What it is made of.
   *
   * @param clock the wall clock
   * @param model the network on board, slowed down where another device is emulated
   * @param glanceModel another instance of it, at this machine's own speed
   * @param device what the drone is expected to take until it has been measured
   * @param edges what stands for the decision space's one edge
   */
  public record Parts(
      NanoClock clock,
      DroneId drone,
      DecisionSpace space,
      NavigationModel model,
      NavigationModel glanceModel,
      DeviceProfile device,
      EdgeLinks edges) {}

  public LivePerception(Parts parts) {
    this.parts = parts;
    this.clock = parts.clock();
    this.space = parts.space();
    this.edges = parts.edges();
    this.glance = new IdleGlance(space, parts.glanceModel());
    this.onboardLatency = new MeasuredLatency(parts.device());
  }

  /**
   * Waits for an edge and measures all links once, before take-off.
   *
   * @return whether an edge answered in time; without one the drone flies on board
   */
  public boolean measureLink(CapturedFrame frame, double timeoutSeconds) {
    return edges.measure(probeFrame(frame), timeoutSeconds);
  }

  @Override
  public FidelityPrior priorFidelity() {
    return parts.model().priorFidelity();
  }

  @Override
  public OnboardResult onboard(CapturedFrame frame, InputResolution resolution) {
    offloadRatio.add(frame.id(), false);
    double start = clock.seconds();
    GrayImage image = codec.resize(pixels(frame), resolution.side());
    double prepared = clock.seconds();
    NavigationOutput output = parts.model().infer(image);
    double end = clock.seconds();
    onboardLatency.observe(space.scale(resolution), end - start);
    return new OnboardResult(output, StageTimes.onboard(prepared - start, end - prepared));
  }

  @Override
  public OffloadOutcome offload(
      CapturedFrame frame, OffloadDecision decision, double deadlineSeconds) {
    offloadRatio.add(frame.id(), true);
    double start = clock.seconds();
    probeBytes += edges.tendReserve();
    FrameToSend encoded = encode(frame, decision);
    double preparation = clock.seconds() - start;
    double left = deadlineSeconds - preparation;
    if (left <= 0) {
      return new OffloadOutcome.DeadlineMissed(0, preparation);
    }
    OffloadOutcome outcome = edges.infer(encoded, offloadRatio.value(), left);
    if (outcome instanceof OffloadOutcome.DeadlineMissed missed) {
      return new OffloadOutcome.DeadlineMissed(
          missed.bytes(), missed.waitedSeconds() + preparation);
    }
    if (outcome instanceof OffloadOutcome.Unreachable gone) {
      return new OffloadOutcome.Unreachable(
          gone.bytes(), gone.waitedSeconds() + preparation, gone.reason());
    }
    return outcome;
  }

  @Override
  public LinkState observeLink(CapturedFrame frame) {
    EdgeLink edge = edges.choose();
    double bandwidth = edge.client().bandwidthBitsPerSecond();
    double roundTrip = edge.client().roundTripSeconds();
    double[] latency = new double[space.size()];
    double[] transmit = new double[space.size()];
    double[] compute = new double[space.size()];
    GrantedShare share = edge.client().share();
    for (int a = 0; a < latency.length; a++) {
      OffloadDecision decision = space.decision(a);
      double scale = space.scale(decision.resolution());
      if (!decision.offloaded()) {
        latency[a] = onboardLatency.secondsAt(scale);
        continue;
      }
      compute[a] = edge.computeSeconds(scale);
      transmit[a] = EdgeLink.transmitSeconds(encode(frame, decision).bytes(), bandwidth);
      latency[a] = transmit[a] + roundTrip + compute[a] * share.slowdown();
    }
    LinkState link = new LinkState(bandwidth, roundTrip, share.share(), latency, transmit);
    return link.with(new LinkState.EdgeSpeed(compute, share.fullCores()));
  }

  @Override
  public void expect(QualityCurve curve) {
    edges.expect(curve);
  }

  @Override
  public Glance glance(CapturedFrame frame, List<OffloadDecision> also) {
    return glance.at(frame.id(), pixels(frame), also);
  }

  @Override
  public void probe(CapturedFrame frame, OffloadDecision decision) {
    probeBytes += edges.tendReserve();
    EdgeLink edge = edges.choose();
    if (edge.client().reachable()) {
      probeBytes += edge.probe(probeFrame(frame), offloadRatio.value());
    }
  }

  @Override
  public long takeProbeBytes() {
    long bytes = probeBytes;
    probeBytes = 0;
    return bytes;
  }

  @Override
  public void close() {
    glance.close();
    codec.close();
  }

  /** The frame at the lowest resolution, at the quality that comes nearest to a probe's size. */
  private FrameToSend probeFrame(CapturedFrame frame) {
    return space.qualities().stream()
        .map(quality -> encode(frame, OffloadDecision.edge(space.lowestResolution(), quality)))
        .min(Comparator.comparingLong(coded -> Math.abs(coded.bytes() - PROBE_BYTES)))
        .orElseThrow();
  }

  private FrameToSend encode(CapturedFrame frame, OffloadDecision decision) {
    double start = clock.seconds();
    GrayImage image = codec.resize(pixels(frame), decision.resolution().side());
    byte[] jpeg = codec.encode(image, decision.quality().orElseThrow());
    return new FrameToSend(
        new EncodedFrame(parts.drone(), frame.id(), jpeg),
        space.scale(decision.resolution()),
        clock.seconds() - start);
  }

  private static GrayImage pixels(CapturedFrame frame) {
    return frame
        .image()
        .orElseThrow(() -> new IllegalArgumentException("frame " + frame.id() + " has no pixels"));
  }
}

package io.drover.onboard.agent;

import io.drover.core.time.NanoClock;
import io.drover.navigation.InputResolution;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.perception.LinkState;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.Perception;
import io.drover.onboard.perception.StageTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes 0.1 s on board, and does at the edge what the test says. */
final class ScriptedPerception implements Perception {
  static final double ONBOARD_SECONDS = 0.1;

  final List<Double> probes = new ArrayList<>();
  final List<Double> glances = new ArrayList<>();
  NavigationOutput output = new NavigationOutput(0.2, 0.25);
  OffloadOutcome edge = new OffloadOutcome.LinkBusy();
  double edgeSeconds;
  private final NanoClock clock;
  private long probeBytes;

  ScriptedPerception(NanoClock clock) {
    this.clock = clock;
  }

  @Override
  public OnboardResult onboard(CapturedFrame frame, InputResolution resolution) {
    clock.sleep(ONBOARD_SECONDS);
    return new OnboardResult(output, StageTimes.onboard(0.01, ONBOARD_SECONDS - 0.01));
  }

  @Override
  public OffloadOutcome offload(
      CapturedFrame frame, OffloadDecision decision, double deadlineSeconds) {
    clock.sleep(Math.min(edgeSeconds, deadlineSeconds));
    return edge;
  }

  @Override
  public LinkState observeLink(CapturedFrame frame) {
    double[] seconds = {0.7, 0.2, 0.05, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3};
    return new LinkState(2e6, 0.03, new ResourceShare(1.5), seconds, new double[12]);
  }

  @Override
  public Glance glance(CapturedFrame frame, List<OffloadDecision> also) {
    glances.add(frame.timeSeconds());
    return new Glance(
        frame.id(), new NavigationOutput(0.5, 0.5), new NavigationOutput(0.3, 0.5), Map.of());
  }

  @Override
  public void probe(CapturedFrame frame, OffloadDecision decision) {
    probes.add(frame.timeSeconds());
    probeBytes += 4096;
  }

  @Override
  public long takeProbeBytes() {
    long bytes = probeBytes;
    probeBytes = 0;
    return bytes;
  }
}

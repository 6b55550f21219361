package io.drover.onboard.perception;

import io.drover.navigation.FidelityPrior;
import io.drover.navigation.InputResolution;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.QualityCurve;
import io.drover.onboard.CapturedFrame;
import java.util.List;
import java.util.Map;

/**
 * Carries decisions out and takes the time that they take on the agent's clock: on real or emulated
 * hardware, or simulated. One thread.
 */
public interface Perception extends AutoCloseable {
  /** Payload of a probe: large against the headers, small against a frame. */
  int PROBE_BYTES = 4096;

  /** What on-board inference gave, and where its time went. */
  record OnboardResult(NavigationOutput output, StageTimes stages) {}

  /** Infers on board; returns when the device is done. */
  OnboardResult onboard(CapturedFrame frame, InputResolution resolution);

  /**
   * Sends a frame and waits for the answer, never longer than the deadline.
   *
   * @param decision of location edge
   * @param deadlineSeconds from now
   */
  OffloadOutcome offload(CapturedFrame frame, OffloadDecision decision, double deadlineSeconds);

  /**
   * What the links and devices were last seen to do; asked once per scheduling step, when no
   * command is waited for.
   *
   * @param frame whose sizes stand for those of the next step
   */
  LinkState observeLink(CapturedFrame frame);

  /**
   * Looks at one frame for the environment encoder, when no command is waited for. Costs no
   * simulated time; live it may take tens of milliseconds of the pause between two frames.
   *
   * @param also what else is tried on board: a decision of location edge is coded, decoded and
   *     inferred as the edge would
   * @return outputs on board at the highest and the lowest resolution, and of the others; live it
   *     may be of an earlier frame, and then of what was to be tried with that
   */
  Glance glance(CapturedFrame frame, List<OffloadDecision> also);

  /** What is known of the network's fidelity before the first {@link #glance}. */
  default FidelityPrior priorFidelity() {
    return FidelityPrior.UNKNOWN;
  }

  /**
   * What the drone now expects of its QoN by the cores that an edge gives it; edges like to know.
   */
  default void expect(QualityCurve curve) {}

  /**
   * Sends something small over every link that a decision leaves unused, so that it is still
   * measured. Does not wait for it; live it takes what compressing a few kB takes.
   */
  void probe(CapturedFrame frame, OffloadDecision decision);

  /** Bytes sent by probes since the last call. */
  long takeProbeBytes();

  /**
   * What {@link #glance} saw.
   *
   * @param frame id of the frame that was looked at
   * @param also outputs of the other decisions that were tried
   */
  record Glance(
      long frame,
      NavigationOutput high,
      NavigationOutput low,
      Map<OffloadDecision, NavigationOutput> also) {
    public Glance {
      also = Map.copyOf(also);
    }
  }

  @Override
  default void close() {}
}

package io.drover.onboard.agent;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.Perception;
import java.util.Optional;

/**
 * Has frames inferred as decided, and on board where the edge does not answer in time: at the
 * resolution that was chosen if the deadline leaves time for it, or at the lowest.
 */
final class FrameInference {
  private final AgentConfig config;
  private final DecisionSpace space;
  private final Perception perception;
  private boolean watchesLink;
  private double nextProbeSeconds = Double.NEGATIVE_INFINITY;

  /**
   * Inference.
   *
   * @param watchesLink whether unused links are measured, by a probe now and then
   */
  FrameInference(
      AgentConfig config, DecisionSpace space, Perception perception, boolean watchesLink) {
    this.config = config;
    this.space = space;
    this.perception = perception;
    this.watchesLink = watchesLink;
  }

  /** Whether unused links are measured from now on. */
  void watchLink(boolean watches) {
    watchesLink = watches;
  }

  /**
   * Has a frame inferred.
   *
   * @param predictedSeconds how long each action takes
   */
  Seen infer(CapturedFrame frame, OffloadDecision decision, double[] predictedSeconds) {
    boolean unused = !decision.offloaded() || space.edges() > 1;
    if (unused && watchesLink && frame.timeSeconds() >= nextProbeSeconds) {
      perception.probe(frame, decision);
      nextProbeSeconds = frame.timeSeconds() + config.probeIntervalSeconds();
    }
    if (!decision.offloaded()) {
      return onboard(frame, decision, FrameOutcome.ONBOARD, 0, 0);
    }
    OffloadOutcome outcome = perception.offload(frame, decision, config.deadlineSeconds());
    if (outcome instanceof OffloadOutcome.Answered answered) {
      return new Seen(
          answered.output(),
          decision,
          FrameOutcome.EDGE,
          answered.edge(),
          answered.stages(),
          answered.bytes());
    }
    FrameOutcome fallback = FrameOutcome.LINK_BUSY_FALLBACK;
    double waited = 0;
    if (outcome instanceof OffloadOutcome.DeadlineMissed missed) {
      fallback = FrameOutcome.DEADLINE_FALLBACK;
      waited = missed.waitedSeconds();
    } else if (outcome instanceof OffloadOutcome.Unreachable gone) {
      fallback = FrameOutcome.UNREACHABLE_FALLBACK;
      waited = gone.waitedSeconds();
    }
    OffloadDecision instead = instead(decision, waited, predictedSeconds);
    return onboard(frame, instead, fallback, waited, outcome.bytes());
  }

  /**
   * What a frame takes if all goes wrong that a step provides for.
   *
   * @param predictedSeconds how long each action takes
   */
  double longestSeconds(OffloadDecision decision, double[] predictedSeconds) {
    if (!decision.offloaded()) {
      return predictedSeconds[space.indexOf(decision)];
    }
    OffloadDecision fallback = OffloadDecision.onboard(space.lowestResolution());
    return config.deadlineSeconds() + predictedSeconds[space.indexOf(fallback)];
  }

  private OffloadDecision instead(
      OffloadDecision chosen, double waitedSeconds, double[] predictedSeconds) {
    OffloadDecision same = OffloadDecision.onboard(chosen.resolution());
    double inference = predictedSeconds[space.indexOf(same)];
    return waitedSeconds + inference <= config.deadlineSeconds()
        ? same
        : OffloadDecision.onboard(space.lowestResolution());
  }

  private Seen onboard(
      CapturedFrame frame,
      OffloadDecision decision,
      FrameOutcome outcome,
      double waitedSeconds,
      long bytes) {
    Perception.OnboardResult result = perception.onboard(frame, decision.resolution());
    return new Seen(
        result.output(),
        decision,
        outcome,
        Optional.empty(),
        result.stages().after(waitedSeconds),
        bytes);
  }
}

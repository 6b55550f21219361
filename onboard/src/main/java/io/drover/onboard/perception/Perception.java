package io.drover.onboard.perception;

import io.drover.navigation.InputResolution;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.CapturedFrame;

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
   * @return outputs on board at the highest and the lowest resolution
   */
  Glance glance(CapturedFrame frame);

  /**
   * Sends something small so that an unused link is still measured, while the device infers. Does
   * not wait for it; live it takes what compressing a few kB takes.
   */
  void probe(CapturedFrame frame);

  /** Bytes sent by probes since the last call. */
  long takeProbeBytes();

  /** The two outputs of {@link #glance}. */
  record Glance(NavigationOutput high, NavigationOutput low) {}

  @Override
  default void close() {}
}

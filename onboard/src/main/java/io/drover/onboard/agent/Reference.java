package io.drover.onboard.agent;

import io.drover.onboard.CapturedFrame;

/** Tells θ_gt: what the network says at zero latency and full fidelity. */
public interface Reference {
  /**
   * θ_gt of the scene that a frame shows.
   *
   * @param frame captured at the moment that a command took effect
   * @return radians, positive left
   */
  double steeringRadians(CapturedFrame frame);
}

package io.drover.onboard.scheduler;

import io.drover.core.config.Doc;

/**
 * What stands beside a policy network {@code file.onnx} in {@code file.yaml}.
 *
 * @param encoding how a state becomes the network's input
 * @param resolutions how many the policy chooses among
 * @param qualities how many the policy chooses among
 */
public record PolicyDescription(
    @Doc("what the network is told: a3d (c, d, b, s) or extended") StateEncoding encoding,
    @Doc("number of resolutions it chooses among") int resolutions,
    @Doc("number of JPEG qualities it chooses among") int qualities) {
  /** A policy over A3D's three resolutions and three qualities. */
  public static final PolicyDescription DEFAULT =
      new PolicyDescription(StateEncoding.EXTENDED, 3, 3);

  public PolicyDescription {
    if (resolutions < 1 || qualities < 1) {
      throw new IllegalArgumentException(
          "a policy needs a resolution and a quality to choose from");
    }
  }

  /** Number of actions: every resolution on board, every resolution × quality at the edge. */
  public int actions() {
    return resolutions * (1 + qualities);
  }
}

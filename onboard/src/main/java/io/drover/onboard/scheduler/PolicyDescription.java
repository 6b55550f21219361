package io.drover.onboard.scheduler;

import io.drover.core.config.Doc;
import io.drover.navigation.DecisionSpace;

/**
 * What stands beside a policy network {@code file.onnx} in {@code file.yaml}.
 *
 * @param encoding how a state becomes the network's input
 * @param resolutions how many the policy chooses among; 0 for any number
 * @param qualities how many the policy chooses among; 0 for any number
 * @param edges how many edge servers the policy chooses among; any number where those of
 *     resolutions and qualities are any
 */
public record PolicyDescription(
    @Doc("what the network is told: a3d (c, d, b, s), raw, extended or outlook")
        StateEncoding encoding,
    @Doc("number of resolutions it chooses among; 0 for any") int resolutions,
    @Doc("number of JPEG qualities it chooses among; 0 for any") int qualities,
    @Doc("number of edge servers it chooses among, if not among any number of the others")
        int edges) {
  /** A policy over A3D's three resolutions and three qualities. */
  public static final PolicyDescription DEFAULT =
      new PolicyDescription(StateEncoding.EXTENDED, 3, 3, 1);

  public PolicyDescription {
    if (resolutions < 0 || qualities < 0) {
      throw new IllegalArgumentException(
          "a policy cannot choose among fewer than 0 resolutions or qualities");
    }
    if (edges < 1) {
      throw new IllegalArgumentException("edges is " + edges + ": give 1 or more");
    }
  }

  /** A policy for one edge server, or for any number of everything. */
  public PolicyDescription(StateEncoding encoding, int resolutions, int qualities) {
    this(encoding, resolutions, qualities, 1);
  }

  /** Whether such a policy can choose in a decision space. */
  public boolean fits(DecisionSpace space) {
    return (resolutions == 0 || resolutions == space.resolutions().size())
        && (qualities == 0 || qualities == space.qualities().size())
        && (resolutions + qualities == 0 || edges == space.edges());
  }
}

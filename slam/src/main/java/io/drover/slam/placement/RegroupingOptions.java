package io.drover.slam.placement;

/**
 * When a better plan is worth the trouble.
 *
 * @param leastGain share of the present t_c that another plan has to save, 0 to 1
 * @param moveSeconds by which each robot that moves counts against it: what handing over its map
 *     costs, spread over the rounds until robots have wandered on; ≥ 0
 */
public record RegroupingOptions(double leastGain, double moveSeconds) {
  /** A tenth, and a hundredth of a second for each robot. */
  public static final RegroupingOptions DEFAULT = new RegroupingOptions(0.1, 0.01);

  public RegroupingOptions {
    Quantities.requireNotNegative("a robot's move, seconds", moveSeconds);
    if (!(leastGain >= 0 && leastGain <= 1)) {
      throw new IllegalArgumentException("a gain of " + leastGain + " is no share, 0 to 1");
    }
  }
}

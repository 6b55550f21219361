package io.drover.slam.placement;

/**
 * How much {@link JointPlanner} may do: counts, not seconds, so that plans can be repeated.
 *
 * @param exactSteps up to so many steps the optimum is computed; 0: never
 * @param evaluations of groups after which the search takes no new start
 * @param seed of the search's random steps
 */
public record JointPlannerOptions(double exactSteps, long evaluations, long seed) {
  /** Exact for 10 robots on 4 edges; some ten milliseconds for more. */
  public static final JointPlannerOptions DEFAULT = new JointPlannerOptions(200_000, 100_000, 1);

  public JointPlannerOptions {
    if (!(exactSteps >= 0) || evaluations < 0) {
      throw new IllegalArgumentException(
          exactSteps + " steps and " + evaluations + " evaluations: not below 0");
    }
  }
}

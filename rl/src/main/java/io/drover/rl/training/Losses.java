package io.drover.rl.training;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an update minimised, and how far it went; means over the updates of a round. NaN for what a
 * trainer cannot tell.
 *
 * @param policy the actor's part
 * @param value the critic's part
 * @param entropy of the policy, mean over states
 * @param clipFraction share of the steps whose ratio π(a) / π_old(a) was clipped
 * @param approximateKl how far the policy moved from the one that acted: mean of r − 1 − ln r over
 *     those ratios r
 */
public record Losses(
    double policy, double value, double entropy, double clipFraction, double approximateKl) {
  /** Those of a trainer that clips nothing. */
  public Losses(double policy, double value, double entropy) {
    this(policy, value, entropy, Double.NaN, Double.NaN);
  }

  static Losses mean(List<Losses> updates) {
    return new Losses(
        mean(updates, Losses::policy),
        mean(updates, Losses::value),
        mean(updates, Losses::entropy),
        mean(updates, Losses::clipFraction),
        mean(updates, Losses::approximateKl));
  }

  private static double mean(List<Losses> updates, ToDoubleFunction<Losses> part) {
    return updates.stream().mapToDouble(part).average().orElse(Double.NaN);
  }
}

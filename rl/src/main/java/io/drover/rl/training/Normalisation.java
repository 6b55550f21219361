package io.drover.rl.training;

import io.drover.rl.Environment;
import java.util.SplittableRandom;

/**
 * What turns an observation into numbers around 0: (x − mean) / deviation, held to ±{@value
 * #LIMIT}.
 *
 * @param mean [features]
 * @param deviation [features], &gt; 0
 */
public record Normalisation(float[] mean, float[] deviation) {
  static final float LIMIT = 6;
  private static final double LEAST_DEVIATION = 1e-4;

  /**
   * Measured on what an environment shows to somebody who acts at random, so that it stays the same
   * while the policy changes.
   */
  public static Normalisation measure(
      Environment environment, NetworkShape shape, int steps, SplittableRandom random) {
    int n = environment.features();
    double[] sum = new double[n];
    double[] squares = new double[n];
    float[] observation = environment.reset(random.nextLong());
    for (int i = 0; i < steps; i++) {
      for (int f = 0; f < n; f++) {
        sum[f] += observation[f];
        squares[f] += (double) observation[f] * observation[f];
      }
      Environment.Step step = environment.step(random.nextInt(environment.actions()));
      observation = step.over() ? environment.reset(random.nextLong()) : step.observation();
    }
    float[] mean = new float[n];
    float[] deviation = new float[n];
    for (int f = 0; f < n; f++) {
      double first = 0;
      double second = 0;
      int[] alike = alike(shape, f);
      for (int g : alike) {
        first += sum[g] / steps / alike.length;
        second += squares[g] / steps / alike.length;
      }
      mean[f] = (float) first;
      double variance = second - first * first;
      deviation[f] = (float) Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    }
    return new Normalisation(mean, deviation);
  }

  /** The features that say the same of other actions, if the actor is applied to each of them. */
  private static int[] alike(NetworkShape shape, int feature) {
    if (!shape.inTurn() || feature < shape.ofFlight()) {
      return new int[] {feature};
    }
    int[] alike = new int[shape.actions()];
    int within = (feature - shape.ofFlight()) % shape.ofAction();
    for (int a = 0; a < alike.length; a++) {
      alike[a] = shape.ofFlight() + a * shape.ofAction() + within;
    }
    return alike;
  }

  /** Observations [count · features] as the network takes them, a copy. */
  public float[] apply(float[] observations) {
    float[] normalised = new float[observations.length];
    for (int i = 0; i < normalised.length; i++) {
      int f = i % mean.length;
      float x = (observations[i] - mean[f]) / deviation[f];
      normalised[i] = Math.max(-LIMIT, Math.min(LIMIT, x));
    }
    return normalised;
  }
}

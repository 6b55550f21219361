package io.drover.rl.training;

import io.drover.rl.Environment;
import java.util.List;
import java.util.SplittableRandom;

/** Environments that are stepped side by side, each from episode to episode. One thread. */
final class SteppedEnvironments<E extends Environment> {
  private final List<E> environments;
  private final float[][] current;
  private final double[] returnSoFar;
  private double returnSum;
  private int returns;

  /** At least one environment, all of one kind. */
  SteppedEnvironments(List<E> environments) {
    this.environments = List.copyOf(environments);
    this.current = new float[environments.size()][];
    this.returnSoFar = new double[environments.size()];
  }

  int count() {
    return current.length;
  }

  int features() {
    return environments.get(0).features();
  }

  int actions() {
    return environments.get(0).actions();
  }

  E environment(int e) {
    return environments.get(e);
  }

  /** Starts an episode in each. */
  void reset(SplittableRandom random) {
    for (int e = 0; e < current.length; e++) {
      current[e] = environments.get(e).reset(random.nextLong());
      returnSoFar[e] = 0;
    }
  }

  /** What one shows now. */
  float[] observation(int e) {
    return current[e];
  }

  /** What they all show now: [count · features]. */
  float[] observations() {
    int features = features();
    float[] batch = new float[current.length * features];
    for (int e = 0; e < current.length; e++) {
      System.arraycopy(current[e], 0, batch, e * features, features);
    }
    return batch;
  }

  /** Acts once in one; if that ends its episode, the next one starts. */
  Environment.Step step(int e, int action, SplittableRandom random) {
    Environment.Step step = environments.get(e).step(action);
    returnSoFar[e] += step.reward();
    current[e] = step.observation();
    if (step.over()) {
      returnSum += returnSoFar[e];
      returns++;
      returnSoFar[e] = 0;
      current[e] = environments.get(e).reset(random.nextLong());
    }
    return step;
  }

  /** Mean return of the episodes that ended since this was last asked; NaN if none did. */
  double takeMeanReturn() {
    double mean = returns == 0 ? Double.NaN : returnSum / returns;
    returnSum = 0;
    returns = 0;
    return mean;
  }
}

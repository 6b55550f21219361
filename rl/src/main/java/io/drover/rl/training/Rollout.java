package io.drover.rl.training;

import ai.djl.ndarray.types.Shape;
import io.drover.rl.Environment;

/** n steps of several environments, [step][environment] flattened, and what they teach. */
final class Rollout {
  private final int steps;
  private final int environments;
  private final int features;
  private final int actions;

  private final float[] observations;
  private final float[] nextObservations;
  private final int[] taken;
  private final float[] logProbabilities;
  private final float[] rewards;
  private final boolean[] terminated;
  private final boolean[] over;
  private final float[] values;
  private float[] nextValues;
  private final float[] advantages;
  private final float[] targets;

  Rollout(int steps, int environments, int features, int actions) {
    this.steps = steps;
    this.environments = environments;
    this.features = features;
    this.actions = actions;
    int size = steps * environments;
    this.observations = new float[size * features];
    this.nextObservations = new float[size * features];
    this.taken = new int[size];
    this.logProbabilities = new float[size];
    this.rewards = new float[size];
    this.terminated = new boolean[size];
    this.over = new boolean[size];
    this.values = new float[size];
    this.nextValues = values;
    this.advantages = new float[size];
    this.targets = new float[size];
  }

  int size() {
    return steps * environments;
  }

  /** What all environments showed at step t: [environments · features]. */
  void setObservations(int t, float[] batch) {
    System.arraycopy(batch, 0, observations, t * batch.length, batch.length);
  }

  void setValues(int t, float[] ofEnvironments) {
    System.arraycopy(ofEnvironments, 0, values, t * environments, environments);
  }

  void set(int t, int e, int action, float logProbability, Environment.Step step) {
    int i = t * environments + e;
    taken[i] = action;
    logProbabilities[i] = logProbability;
    rewards[i] = (float) step.reward();
    terminated[i] = step.terminated();
    over[i] = step.over();
    System.arraycopy(step.observation(), 0, nextObservations, i * features, features);
  }

  float[] nextObservations() {
    return nextObservations;
  }

  void setNextValues(float[] criticsView) {
    nextValues = criticsView;
  }

  /** A(t) = δ(t) + γλ A(t+1), δ(t) = r + γ V(s′) − V(s); nothing flows over an episode's end. */
  void estimateAdvantages(double discount, double trace) {
    for (int e = 0; e < environments; e++) {
      double ahead = 0;
      for (int t = steps - 1; t >= 0; t--) {
        int i = t * environments + e;
        double next = terminated[i] ? 0 : nextValues[i];
        double surprise = rewards[i] + discount * next - values[i];
        ahead = surprise + (over[i] ? 0 : discount * trace * ahead);
        advantages[i] = (float) ahead;
        targets[i] = (float) (ahead + values[i]);
      }
    }
  }

  /**
   * Some of the steps.
   *
   * @param order numbers of steps
   * @param from the first of them that is taken
   * @param to the one behind the last
   */
  Minibatch minibatch(int[] order, int from, int to) {
    int size = to - from;
    float[] seen = new float[size * features];
    float[] chosen = new float[size * actions];
    float[] before = new float[size];
    float[] gains = new float[size];
    float[] aims = new float[size];
    for (int i = 0; i < size; i++) {
      int step = order[from + i];
      System.arraycopy(observations, step * features, seen, i * features, features);
      chosen[i * actions + taken[step]] = 1;
      before[i] = logProbabilities[step];
      gains[i] = advantages[step];
      aims[i] = targets[step];
    }
    normalise(gains);
    return new Minibatch(features, actions, seen, chosen, before, gains, aims);
  }

  /** To mean 0 and deviation 1. */
  private static void normalise(float[] values) {
    double mean = 0;
    double squares = 0;
    for (float value : values) {
      mean += value / values.length;
      squares += (double) value * value / values.length;
    }
    double deviation = Math.sqrt(Math.max(0, squares - mean * mean)) + 1e-8;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((values[i] - mean) / deviation);
    }
  }

  /**
   * Some steps of a rollout.
   *
   * @param observations [size · features]
   * @param taken [size · actions], 1 for the action taken, else 0
   * @param logProbabilities [size], of the action taken under the policy that took it
   * @param advantages [size], of mean 0 and deviation 1
   * @param valueTargets [size], what the critic should have said
   */
  record Minibatch(
      int features,
      int actions,
      float[] observations,
      float[] taken,
      float[] logProbabilities,
      float[] advantages,
      float[] valueTargets) {
    Shape shape(int width) {
      return new Shape(advantages.length, width);
    }
  }
}

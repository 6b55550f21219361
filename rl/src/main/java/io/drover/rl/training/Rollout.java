package io.drover.rl.training;

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

  /** Keeps what all environments show at step t; returns it as [environments · features]. */
  float[] observations(int t, float[][] current) {
    float[] batch = new float[environments * features];
    for (int e = 0; e < environments; e++) {
      System.arraycopy(current[e], 0, batch, e * features, features);
    }
    System.arraycopy(batch, 0, observations, t * batch.length, batch.length);
    return batch;
  }

  void setValues(int t, float[] ofEnvironments) {
    System.arraycopy(ofEnvironments, 0, values, t * environments, environments);
  }

  void set(int t, int e, int action, Environment.Step step) {
    int i = t * environments + e;
    taken[i] = action;
    rewards[i] = (float) step.reward();
    terminated[i] = step.terminated();
    over[i] = step.over();
    System.arraycopy(step.observation(), 0, nextObservations, i * features, features);
  }

  float[] allObservations() {
    return observations;
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

  float[] valueTargets() {
    return targets;
  }

  /** [size · actions]: the advantage, of deviation 1 over the rollout, at the action taken. */
  float[] takenAdvantages() {
    double mean = 0;
    double squares = 0;
    for (float advantage : advantages) {
      mean += advantage / advantages.length;
      squares += (double) advantage * advantage / advantages.length;
    }
    double deviation = Math.sqrt(Math.max(0, squares - mean * mean)) + 1e-8;
    float[] weights = new float[size() * actions];
    for (int i = 0; i < advantages.length; i++) {
      weights[i * actions + taken[i]] = (float) ((advantages[i] - mean) / deviation);
    }
    return weights;
  }
}

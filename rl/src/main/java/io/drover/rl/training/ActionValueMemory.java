package io.drover.rl.training;

import java.util.SplittableRandom;

/** The last steps seen: what the environment showed, and what each action would have brought. */
final class ActionValueMemory {
  private final int capacity;
  private final int features;
  private final int actions;
  private final float[] observations;
  private final float[] values;
  private long added;

  ActionValueMemory(int capacity, int features, int actions) {
    this.capacity = capacity;
    this.features = features;
    this.actions = actions;
    this.observations = new float[capacity * features];
    this.values = new float[capacity * actions];
  }

  /**
   * Remembers a step in place of the one so many before it.
   *
   * @param number of the step; every number below it was put, or is put before anything is drawn
   */
  void put(long number, float[] observation, double[] ofActions) {
    int at = (int) (number % capacity);
    added = Math.max(added, number + 1);
    System.arraycopy(observation, 0, observations, at * features, features);
    for (int a = 0; a < actions; a++) {
      values[at * actions + a] = (float) ofActions[a];
    }
  }

  /**
   * Draws steps with replacement.
   *
   * @param seen [batch · features], overwritten
   * @param brought [batch · actions], overwritten
   */
  void draw(SplittableRandom random, int batch, float[] seen, float[] brought) {
    int size = (int) Math.min(added, capacity);
    for (int i = 0; i < batch; i++) {
      int at = random.nextInt(size);
      System.arraycopy(observations, at * features, seen, i * features, features);
      System.arraycopy(values, at * actions, brought, i * actions, actions);
    }
  }
}

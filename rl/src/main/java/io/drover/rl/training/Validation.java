package io.drover.rl.training;

import io.drover.rl.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Scores a policy by the same episodes each time, acting greedily. One thread. */
public final class Validation {
  private final List<Environment> environments = new ArrayList<>();
  private final long[] seeds;

  /** So many episodes, drawn from the seed. */
  public Validation(Supplier<? extends Environment> environment, int episodes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.seeds = new long[episodes];
    for (int i = 0; i < episodes; i++) {
      environments.add(environment.get());
      seeds[i] = random.nextLong();
    }
  }

  /** Mean reward per step over all episodes. */
  double score(LearningNetwork network) {
    int features = environments.get(0).features();
    int actions = environments.get(0).actions();
    float[][] current = new float[seeds.length][];
    List<Integer> running = new ArrayList<>();
    for (int e = 0; e < seeds.length; e++) {
      current[e] = environments.get(e).reset(seeds[e]);
      running.add(e);
    }
    double sum = 0;
    long steps = 0;
    while (!running.isEmpty()) {
      float[] batch = new float[running.size() * features];
      for (int i = 0; i < running.size(); i++) {
        System.arraycopy(current[running.get(i)], 0, batch, i * features, features);
      }
      float[] preferences = network.preferences(batch, running.size());
      List<Integer> next = new ArrayList<>();
      for (int i = 0; i < running.size(); i++) {
        int e = running.get(i);
        Environment.Step step =
            environments.get(e).step(greatest(preferences, i * actions, actions));
        sum += step.reward();
        steps++;
        current[e] = step.observation();
        if (!step.over()) {
          next.add(e);
        }
      }
      running = next;
    }
    return sum / steps;
  }

  static int greatest(float[] values, int offset, int length) {
    int best = 0;
    for (int i = 1; i < length; i++) {
      if (values[offset + i] > values[offset + best]) {
        best = i;
      }
    }
    return best;
  }
}

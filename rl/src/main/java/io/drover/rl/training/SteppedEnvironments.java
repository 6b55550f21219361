package io.drover.rl.training;

import io.drover.rl.Environment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Environments that are stepped side by side, each from episode to episode. Remembers their last
 * episodes, so that others can be brought to where they stand. One thread.
 */
final class SteppedEnvironments<E extends Environment> {
  private final List<E> environments;
  private final List<Deque<Episode>> episodes = new ArrayList<>();
  private final long remembered;
  private final float[][] current;
  private final double[] returnSoFar;
  private double returnSum;
  private int returns;

  /** Sees an environment before each step of an episode that is gone through again. */
  @FunctionalInterface
  interface Witness<E extends Environment> {
    /**
     * An environment is where it was.
     *
     * @param e its number
     * @param step of it, counted over all episodes
     */
    void sees(int e, long step, float[] observation, E environment);
  }

  /**
   * At least one environment, all of one kind.
   *
   * @param remembered how many steps of each are remembered, beside those of the running episode
   */
  SteppedEnvironments(List<E> environments, long remembered) {
    this.environments = List.copyOf(environments);
    this.remembered = remembered;
    this.current = new float[environments.size()][];
    this.returnSoFar = new double[environments.size()];
    environments.forEach(environment -> episodes.add(new ArrayDeque<>()));
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
      start(e, 0, random.nextLong());
    }
  }

  /** How many steps an environment has made. */
  long steps(int e) {
    Episode last = episodes.get(e).getLast();
    return last.firstStep() + last.length();
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
    Environment.Step step = act(e, action);
    if (step.over()) {
      returnSum += returnSoFar[e];
      returns++;
      start(e, steps(e), random.nextLong());
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

  /** The episodes that are remembered, by environment, the running one last. */
  List<List<Episode>> episodes() {
    return episodes.stream().map(ofOne -> ofOne.stream().map(Episode::copy).toList()).toList();
  }

  /** Gets to where others stood, by going through their episodes again. */
  void restore(List<List<Episode>> others, Witness<E> witness) {
    for (int e = 0; e < current.length; e++) {
      for (Episode episode : others.get(e)) {
        start(e, episode.firstStep(), episode.seed());
        for (int i = 0; i < episode.length(); i++) {
          witness.sees(e, episode.firstStep() + i, current[e], environments.get(e));
          act(e, episode.action(i));
        }
      }
    }
  }

  private void start(int e, long firstStep, long seed) {
    Deque<Episode> ofOne = episodes.get(e);
    ofOne.add(new Episode(firstStep, seed));
    current[e] = environments.get(e).reset(seed);
    returnSoFar[e] = 0;
    while (ofOne.size() > 1 && end(ofOne.getFirst()) <= firstStep - remembered) {
      ofOne.removeFirst();
    }
  }

  private Environment.Step act(int e, int action) {
    episodes.get(e).getLast().add(action);
    Environment.Step step = environments.get(e).step(action);
    returnSoFar[e] += step.reward();
    current[e] = step.observation();
    return step;
  }

  private static long end(Episode episode) {
    return episode.firstStep() + episode.length();
  }
}

package io.drover.rl;

/**
 * Something to act in, shaped like Gymnasium's: after {@link #reset}, {@link #step} until a step is
 * terminated or truncated. One thread.
 */
public interface Environment {
  /** Length of an observation. */
  int features();

  /** Actions are numbered from 0 to one less than this. */
  int actions();

  /**
   * Starts an episode; the same seed gives the same one.
   *
   * @return first observation [features]
   */
  float[] reset(long seed);

  /** Acts once. */
  Step step(int action);

  /**
   * What an action led to.
   *
   * @param observation [features], of the state reached, also when the episode is over
   * @param terminated over because there is nothing more to come
   * @param truncated over because it was long enough; more would have come
   */
  record Step(float[] observation, double reward, boolean terminated, boolean truncated) {
    public boolean over() {
      return terminated || truncated;
    }
  }
}

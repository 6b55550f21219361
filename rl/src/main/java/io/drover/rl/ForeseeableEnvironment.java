package io.drover.rl;

/**
 * An environment that can tell what each action would bring: a table replay can try them all. For
 * learners and oracles only; what flies cannot look ahead.
 */
public interface ForeseeableEnvironment extends Environment {
  /**
   * The reward of each action, were it taken now. The environment stays where it is.
   *
   * @return [actions]
   */
  double[] foresee();
}

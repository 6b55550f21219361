package io.drover.rl.training;

import java.util.Locale;

/** How a scheduler can be learnt. */
public enum Algorithm {
  /** Advantage actor-critic, the paper's. */
  A2C,
  /** Values of all actions, from an environment that can tell them. */
  AGGREVATE;

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

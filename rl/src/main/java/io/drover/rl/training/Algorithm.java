package io.drover.rl.training;

import java.util.Locale;

/** How a scheduler can be learnt. */
public enum Algorithm {
  /** Advantage actor-critic, the paper's. */
  A2C,
  /** Proximal policy optimisation. */
  PPO,
  /** Values of all actions, from an environment that can tell them. */
  AGGREVATE,
  /** Asynchronous advantage actor-critic by RL4J. */
  RL4J_A3C,
  /** Double deep Q-learning by RL4J. */
  RL4J_DQN;

  /** The name on the command line, such as {@code rl4j-dqn}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether RL4J learns, on ND4J; else PyTorch. */
  public boolean rl4j() {
    return this == RL4J_A3C || this == RL4J_DQN;
  }
}

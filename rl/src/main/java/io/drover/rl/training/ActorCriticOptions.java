package io.drover.rl.training;

import io.drover.core.config.Doc;

/** How an actor and a critic learn from what the actor did. */
public record ActorCriticOptions(
    @Doc("environments that are stepped side by side") int environments,
    @Doc("steps of each environment between two rounds of updates") int rolloutSteps,
    @Doc("how many times each step of a rollout is learnt from") int epochs,
    @Doc("updates in one epoch, each on another part of the rollout") int minibatches,
    @Doc("how far the probability of an action may move in a round, as a share; .inf for any")
        double clip,
    @Doc("learning rate at the start; falls linearly to a tenth of it") double learningRate,
    @Doc("discount per step (gamma)") double discount,
    @Doc("what generalised advantage estimation trusts further steps by (lambda)") double trace,
    @Doc("weight of the entropy bonus at the start") double entropyStart,
    @Doc("weight of the entropy bonus at the end") double entropyEnd,
    @Doc("weight of the critic's loss") double valueWeight,
    @Doc("longest gradient; a longer one is shortened to this") double gradientNorm,
    @Doc("number of times that training stops to validate") int validations) {
  /**
   * Advantage actor-critic. The learning rate is A3D's, the rest follows from trying. Its discount
   * of 0.99 learns as much, but several times slower: what a step does hardly reaches beyond the
   * next.
   */
  public static final ActorCriticOptions A2C =
      new ActorCriticOptions(
          64, 10, 1, 1, Double.POSITIVE_INFINITY, 7e-4, 0.9, 0.9, 0.05, 0.001, 0.5, 0.5, 20);

  /** Proximal policy optimisation. What follows from trying. */
  public static final ActorCriticOptions PPO =
      new ActorCriticOptions(64, 20, 4, 4, 0.2, 7e-4, 0.9, 0.9, 0.02, 0.001, 0.5, 0.5, 20);

  public ActorCriticOptions {
    if (environments < 1 || rolloutSteps < 1 || epochs < 1 || validations < 1) {
      throw new IllegalArgumentException(
          "environments, rollout_steps, epochs and validations must be at least 1");
    }
    if (minibatches < 1 || minibatches > environments * rolloutSteps) {
      throw new IllegalArgumentException("minibatches must be from 1 to the steps of a rollout");
    }
    if (!(clip > 0)) {
      throw new IllegalArgumentException("clip is " + clip + ": give a number above 0, or .inf");
    }
    if (!(learningRate > 0) || !(discount >= 0 && discount < 1) || !(trace >= 0 && trace <= 1)) {
      throw new IllegalArgumentException(
          "learning_rate must be above 0, discount in [0, 1) and trace in [0, 1]");
    }
    if (!(entropyStart >= 0) || !(entropyEnd >= 0) || !(valueWeight > 0) || !(gradientNorm > 0)) {
      throw new IllegalArgumentException(
          "entropy_start and entropy_end must not be below 0, value_weight and gradient_norm above");
    }
  }
}

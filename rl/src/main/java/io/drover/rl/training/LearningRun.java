package io.drover.rl.training;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.drover.navigation.training.Adam;
import io.drover.rl.Environment;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Rounds of acting and learning from the first to the last, with validations at even pauses: what
 * the trainers on PyTorch have in common. One thread, used once.
 */
final class LearningRun<E extends Environment> {
  private static final int NORMALISATION_STEPS = 20_000;

  private final SteppedEnvironments<E> environments;
  private final NetworkShape shape;
  private final BestPolicy best;
  private final long seed;

  /**
   * A run.
   *
   * @param best validates the policy now and then, and keeps the best one
   */
  LearningRun(SteppedEnvironments<E> environments, NetworkShape shape, BestPolicy best, long seed) {
    this.environments = environments;
    this.shape = shape;
    this.best = best;
    this.seed = seed;
  }

  /** As {@link Trainer#train}. */
  TrainedPolicy run(RoundLearner<E> learner, long totalSteps, Consumer<LearningUpdate> updates) {
    SplittableRandom random = new SplittableRandom(seed);
    Normalisation normalisation =
        Normalisation.measure(environments.environment(0), shape, NORMALISATION_STEPS, random);
    environments.reset(random);
    long perRound = (long) environments.count() * learner.roundSteps();
    long rounds = Math.max(1, (totalSteps + perRound - 1) / perRound);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ActorCritic.ENGINE)) {
      float[] initial = shape.initialise(random);
      ActorCritic network =
          new ActorCritic(shape, normalisation, initial, learner.predictsReward(), manager);
      Adam adam = learner.optimiser(network, manager);
      LearningState<E> state = new LearningState<>(environments, network, adam, manager, random);
      for (long round = 1; round <= rounds; round++) {
        double progress = (double) (round - 1) / rounds;
        Losses losses = learner.round(state, progress);
        if (best.due(round - 1, round, rounds)) {
          updates.accept(
              new LearningUpdate(
                  round * perRound,
                  rounds * perRound,
                  environments.takeMeanReturn(),
                  best.validate(network),
                  learner.learningRate(progress),
                  losses));
        }
      }
    }
    return best.policy();
  }
}

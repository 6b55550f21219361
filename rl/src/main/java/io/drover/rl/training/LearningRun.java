package io.drover.rl.training;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.drover.navigation.training.Adam;
import io.drover.rl.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Rounds of acting and learning from the first to the last, with validations at even pauses: what
 * the trainers on PyTorch have in common. One thread, used once.
 *
 * <p>A run that goes on from a checkpoint gives what it would have given without an interruption:
 * chance is drawn from a new source after each validation, which follows from the seed and the
 * number of validations, and environments get to where they were by going through their last
 * episodes again.
 */
final class LearningRun<E extends Environment> {
  private static final int NORMALISATION_STEPS = 20_000;

  private final SteppedEnvironments<E> environments;
  private final NetworkShape shape;
  private final BestPolicy best;
  private final Checkpoints checkpoints;
  private final long seed;

  /**
   * A run.
   *
   * @param best validates the policy now and then, and keeps the best one
   * @param checkpoints hear of each validation
   */
  LearningRun(
      SteppedEnvironments<E> environments,
      NetworkShape shape,
      BestPolicy best,
      Checkpoints checkpoints,
      long seed) {
    this.environments = environments;
    this.shape = shape;
    this.best = best;
    this.checkpoints = checkpoints;
    this.seed = seed;
  }

  /** As {@link Trainer#train}. */
  TrainedPolicy run(RoundLearner<E> learner, long totalSteps, Consumer<LearningUpdate> updates) {
    long perRound = (long) environments.count() * learner.roundSteps();
    long rounds = Math.max(1, (totalSteps + perRound - 1) / perRound);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ActorCritic.ENGINE)) {
      Optional<LearningCheckpoint> saved = checkpoints.last();
      List<LearningUpdate> told =
          new ArrayList<>(saved.map(LearningCheckpoint::updates).orElse(List.of()));
      LearningState<E> state =
          saved
              .map(checkpoint -> restored(checkpoint, learner, manager))
              .orElseGet(() -> initial(learner, manager));
      long first = 1 + saved.map(LearningCheckpoint::round).orElse(0L);
      for (long round = first; round <= rounds; round++) {
        double progress = (double) (round - 1) / rounds;
        Losses losses = learner.round(state, progress);
        if (best.due(round - 1, round, rounds)) {
          LearningUpdate update =
              new LearningUpdate(
                  round * perRound,
                  rounds * perRound,
                  environments.takeMeanReturn(),
                  best.validate(state.network()),
                  learner.learningRate(progress),
                  losses);
          told.add(update);
          checkpoints.keep(checkpoint(round, state, told));
          updates.accept(update);
          state = state.with(random(told.size()));
        }
      }
    }
    return best.policy();
  }

  private LearningState<E> initial(RoundLearner<E> learner, NDManager manager) {
    SplittableRandom random = random(0);
    Normalisation normalisation =
        Normalisation.measure(environments.environment(0), shape, NORMALISATION_STEPS, random);
    environments.reset(random);
    float[] weights = shape.initialise(random);
    ActorCritic network =
        new ActorCritic(shape, normalisation, weights, learner.predictsReward(), manager);
    Adam adam = learner.optimiser(network, manager);
    return new LearningState<>(environments, network, adam, manager, random);
  }

  private LearningState<E> restored(
      LearningCheckpoint saved, RoundLearner<E> learner, NDManager manager) {
    Normalisation normalisation = saved.normalisation();
    ActorCritic network =
        new ActorCritic(shape, normalisation, saved.weights(), learner.predictsReward(), manager);
    Adam adam = learner.optimiser(network, manager);
    adam.restore(
        saved.adamUpdates(), List.of(saved.firstMoments()), List.of(saved.secondMoments()));
    best.restore(
        new TrainedPolicy(
            shape,
            normalisation,
            saved.bestWeights(),
            learner.predictsReward(),
            saved.bestScore()));
    long steps = saved.round() * learner.roundSteps();
    environments.restore(
        saved.episodes(),
        (e, step, observation, environment) ->
            learner.recall(e, step, steps, observation, environment));
    return new LearningState<>(
        environments, network, adam, manager, random(saved.updates().size()));
  }

  private LearningCheckpoint checkpoint(
      long round, LearningState<E> state, List<LearningUpdate> told) {
    TrainedPolicy now = state.network().snapshot(0);
    return new LearningCheckpoint(
        round,
        now.normalisation(),
        now.weights(),
        state.adam().updates(),
        state.adam().firstMoments().get(0),
        state.adam().secondMoments().get(0),
        best.policy().weights(),
        best.policy().score(),
        told,
        environments.episodes());
  }

  /** The source of chance after so many validations. */
  private SplittableRandom random(int validations) {
    SplittableRandom seeds = new SplittableRandom(seed);
    long own = seeds.nextLong();
    for (int i = 0; i < validations; i++) {
      own = seeds.nextLong();
    }
    return new SplittableRandom(own);
  }
}

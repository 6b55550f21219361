package io.drover.rl.training.rl4j;

import io.drover.rl.Environment;
import io.drover.rl.training.BestPolicy;
import io.drover.rl.training.LearningUpdate;
import io.drover.rl.training.Losses;
import io.drover.rl.training.NetworkShape;
import io.drover.rl.training.Normalisation;
import io.drover.rl.training.TrainedPolicy;
import io.drover.rl.training.Trainer;
import io.drover.rl.training.Validation;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deeplearning4j.rl4j.learning.configuration.QLearningConfiguration;
import org.deeplearning4j.rl4j.learning.sync.qlearning.QLearning.QLStatEntry;
import org.deeplearning4j.rl4j.learning.sync.qlearning.discrete.QLearningDiscreteDense;
import org.deeplearning4j.rl4j.network.dqn.DQN;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Double DQN (van Hasselt et al. 2016) by RL4J: {@code QLearningDiscreteDense}.
 *
 * <p>What is learnt are values of actions, Q; they stand where an actor's logits stand, so that
 * what flies takes the action of the greatest value, and calls the softmax of the values its
 * preferences. There is no critic: its weights are zeros. A truncated episode is bootstrapped, a
 * terminated one is not. An update's entropy is the share of random actions.
 *
 * <p>Runs in the calling thread; pauses after the first episode that ends at or after a pause. The
 * same seed gives the same policy, on a machine with the same natives.
 *
 * <p>Differs from the paper: one update per step; Adam in place of RMSProp; Q learns towards an
 * error of at most 1.
 */
final class DoubleDqnTrainer implements Trainer {
  private static final int NORMALISATION_STEPS = 20_000;
  private static final double ERROR_LIMIT = 1;

  private final DoubleDqnOptions options;
  private final Supplier<? extends Environment> environments;
  private final NetworkShape shape;
  private final BestPolicy best;
  private final SplittableRandom random;
  private final RunningMean returns = new RunningMean();
  private final RunningMean loss = new RunningMean();
  private long validated;

  /**
   * A trainer.
   *
   * @param shape of a network over the whole observation
   * @param validation scores the policy now and then; the best one is kept
   */
  DoubleDqnTrainer(
      DoubleDqnOptions options,
      Supplier<? extends Environment> environments,
      NetworkShape shape,
      Validation validation,
      long seed) {
    this.options = options;
    this.environments = environments;
    this.shape = shape;
    this.best = new BestPolicy(validation, options.validations());
    this.random = new SplittableRandom(seed);
  }

  /** {@inheritDoc} RL4J counts steps to 2³¹ − 1, and ends with the episode that reaches them. */
  @Override
  @SuppressWarnings("deprecation") // QLearningDiscreteDense is on RL4J's old interfaces
  public TrainedPolicy train(long totalSteps, Consumer<LearningUpdate> updates) {
    Normalisation normalisation =
        Normalisation.measure(environments.get(), shape, NORMALISATION_STEPS, random);
    DenseNetwork values =
        new DenseNetwork(
            shape.actor(),
            shape.initialise(random),
            Activation.IDENTITY,
            new LossMSE(),
            options.learningRate());
    Rl4jNetwork network = new Rl4jNetwork(shape, normalisation, List.of(values));
    EnvironmentMdp mdp = new EnvironmentMdp(environments, normalisation, returns, random.split());
    QLearningDiscreteDense<ObservationVector> learning =
        new QLearningDiscreteDense<>(
            mdp, new DQN(values.network()), configuration(Math.toIntExact(totalSteps)));
    learning.addListener(
        (EpochListener)
            (trainer, stat) -> {
              if (stat instanceof QLStatEntry episode) {
                episode.getScores().forEach(loss::add);
                validate(network, episode, totalSteps, updates);
              }
            });
    learning.train();
    return best.policy();
  }

  private void validate(
      Rl4jNetwork network, QLStatEntry episode, long totalSteps, Consumer<LearningUpdate> updates) {
    long step = Math.min(episode.getStepCounter(), totalSteps);
    if (best.due(validated, step, totalSteps)) {
      validated = step;
      double score = best.validate(network);
      updates.accept(
          new LearningUpdate(
              step,
              totalSteps,
              returns.take(),
              score,
              options.learningRate(),
              new Losses(0, loss.take(), episode.getEpsilon())));
    }
  }

  private QLearningConfiguration configuration(int steps) {
    return QLearningConfiguration.builder()
        .seed(random.nextLong())
        .maxStep(steps)
        .maxEpochStep(Integer.MAX_VALUE)
        .gamma(options.discount())
        .expRepMaxSize(options.memory())
        .batchSize(options.batch())
        .targetDqnUpdateFreq(options.targetUpdates())
        .updateStart(options.batch())
        .minEpsilon(options.explorationEnd())
        .epsilonNbStep(Math.max(1, (int) (options.explorationShare() * steps)))
        .errorClamp(ERROR_LIMIT)
        .doubleDQN(true)
        .build();
  }
}

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
import org.deeplearning4j.rl4j.learning.configuration.A3CLearningConfiguration;
import org.deeplearning4j.rl4j.network.ac.ActorCriticLoss;
import org.deeplearning4j.rl4j.network.ac.ActorCriticSeparate;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Asynchronous advantage actor-critic (Mnih et al. 2016) by RL4J: {@code A3CDiscreteDense}.
 *
 * <p>Learns in threads of its own, one stretch after the other; between two of them the calling
 * thread validates, nothing else runs, and episodes begin anew. Network and optimiser live on.
 *
 * <p>Weights to start from, normalisation, environments and draws follow from the seed. Which
 * thread's update comes first, and whether a thread copies the weights while another moves them,
 * does not: only with one thread does the same seed give the same policy.
 *
 * <p>Differs from the paper, as RL4J does: Adam in place of RMSProp; a rollout is bootstrapped by
 * the value of the last state acted in, not of the one reached; the entropy bonus weighs 0.01. What
 * minimised the actor's loss is not told.
 */
final class A3cTrainer implements Trainer {
  private static final int NORMALISATION_STEPS = 20_000;

  private final A3cOptions options;
  private final Supplier<? extends Environment> environments;
  private final NetworkShape shape;
  private final BestPolicy best;
  private final SplittableRandom random;
  private final RunningMean returns = new RunningMean();
  private final RunningMean loss = new RunningMean();
  private final RunningMean entropy = new RunningMean();

  /**
   * A trainer.
   *
   * @param environments asked by the calling thread; what it gives must not share what changes
   * @param shape of a network over the whole observation
   * @param validation scores the policy now and then; the best one is kept
   */
  A3cTrainer(
      A3cOptions options,
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

  @Override
  public TrainedPolicy train(long totalSteps, Consumer<LearningUpdate> updates) {
    Normalisation normalisation =
        Normalisation.measure(environments.get(), shape, NORMALISATION_STEPS, random);
    float[] initial = shape.initialise(random);
    DenseNetwork actor =
        new DenseNetwork(
            shape.actor(),
            initial,
            Activation.SOFTMAX,
            new ActorCriticLoss(),
            options.learningRate());
    DenseNetwork critic =
        new DenseNetwork(
            shape.critic(), initial, Activation.IDENTITY, new LossMSE(), options.learningRate());
    Rl4jNetwork network = new Rl4jNetwork(shape, normalisation, List.of(actor, critic));
    EnvironmentMdp mdp = new EnvironmentMdp(environments, normalisation, returns, random.split());
    long steps = 0;
    for (int pause = 1; pause <= options.validations(); pause++) {
      long until = totalSteps * pause / options.validations();
      if (until > steps) {
        steps += learn(mdp, actor, critic, Math.toIntExact(until - steps));
      }
      double score = best.validate(network);
      updates.accept(
          new LearningUpdate(
              Math.min(steps, totalSteps),
              totalSteps,
              returns.take(),
              score,
              options.learningRate(),
              new Losses(Double.NaN, loss.take(), entropy.take())));
    }
    return best.policy();
  }

  @SuppressWarnings({"deprecation", "rawtypes"}) // A3C is on RL4J's old interfaces
  private int learn(EnvironmentMdp mdp, DenseNetwork actor, DenseNetwork critic, int steps) {
    A3CLearningConfiguration configuration =
        A3CLearningConfiguration.builder()
            .seed(random.nextLong())
            .maxStep(steps)
            .maxEpochStep(Integer.MAX_VALUE)
            .gamma(options.discount())
            .numThreads(options.threads())
            .nStep(options.rolloutSteps())
            .build();
    return new A3cLearning(
            mdp,
            new ActorCriticSeparate(critic.network(), actor.network()),
            configuration,
            random.split(),
            loss,
            entropy)
        .learn();
  }
}

package io.drover.rl.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.drover.navigation.training.Adam;
import io.drover.rl.Environment;
import io.drover.rl.ForeseeableEnvironment;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Learns from an environment that can tell what every action would bring: AggreVaTeD (Sun et al.
 * 2017, "Deeply AggreVaTeD: Differentiable imitation learning for sequential prediction") with
 * rewards of one step in place of an expert's cost-to-go, for what a step does hardly reaches
 * beyond it.
 *
 * <p>Flies by the policy learnt so far, sometimes at random; at each step notes the reward of all
 * actions, and climbs the gradient of Σ π(a) r(a) on what it remembers. So one step teaches about
 * all actions, there is no variance of sampled ones, and the states are those that the policy gets
 * into. A critic that is applied to each action learns to predict their rewards beside it, for
 * people to read. The same seed and number of PyTorch threads give the same policy.
 */
final class AggrevateTrainer implements Trainer {
  private static final double ADAM_EPSILON = 1e-8;
  private static final int NORMALISATION_STEPS = 20_000;

  private final AggrevateOptions options;
  private final List<? extends ForeseeableEnvironment> environments;
  private final NetworkShape shape;
  private final BestPolicy best;
  private final SplittableRandom random;
  private final int features;
  private final int actions;
  private final float[][] current;

  /**
   * A trainer.
   *
   * @param environments as many as the options say
   * @param validation scores the policy now and then; the best one is kept
   */
  AggrevateTrainer(
      AggrevateOptions options,
      List<? extends ForeseeableEnvironment> environments,
      NetworkShape shape,
      Validation validation,
      long seed) {
    this.options = options;
    this.environments = List.copyOf(environments);
    this.shape = shape;
    this.best = new BestPolicy(validation, options.validations());
    this.random = new SplittableRandom(seed);
    this.features = environments.get(0).features();
    this.actions = environments.get(0).actions();
    this.current = new float[environments.size()][];
  }

  @Override
  public TrainedPolicy train(long totalSteps, Consumer<LearningUpdate> updates) {
    Normalisation normalisation =
        Normalisation.measure(environments.get(0), shape, NORMALISATION_STEPS, random);
    for (int e = 0; e < current.length; e++) {
      current[e] = environments.get(e).reset(random.nextLong());
    }
    int perRound = current.length * options.roundSteps();
    long rounds = Math.max(1, (totalSteps + perRound - 1) / perRound);
    ActionValueMemory memory = new ActionValueMemory(options.memory(), features, actions);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), A2cTrainer.ENGINE)) {
      float[] initial = shape.initialise(random);
      ActorCritic network = new ActorCritic(shape, normalisation, initial, shape.inTurn(), manager);
      Adam adam =
          new Adam(List.of(network.weights()), manager, options.gradientNorm(), ADAM_EPSILON);
      for (long round = 1; round <= rounds; round++) {
        double progress = (double) (round - 1) / rounds;
        double learningRate =
            options.learningRate() * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * progress)));
        double exploration =
            options.explorationStart()
                + progress * (options.explorationEnd() - options.explorationStart());
        double reward = collect(network, memory, exploration);
        double loss = 0;
        for (int i = 0; i < options.updates(); i++) {
          loss += update(network, memory, manager) / options.updates();
          adam.update(learningRate);
        }
        if (best.due(round - 1, round, rounds)) {
          double score = best.validate(network);
          updates.accept(
              new LearningUpdate(
                  round * perRound,
                  rounds * perRound,
                  reward,
                  score,
                  learningRate,
                  new Losses(0, loss, exploration)));
        }
      }
    }
    return best.policy();
  }

  /** A round of steps in every environment; returns their mean reward. */
  private double collect(ActorCritic network, ActionValueMemory memory, double exploration) {
    double sum = 0;
    for (int t = 0; t < options.roundSteps(); t++) {
      float[] values = values(network);
      for (int e = 0; e < current.length; e++) {
        ForeseeableEnvironment environment = environments.get(e);
        memory.add(current[e], environment.foresee());
        int action =
            random.nextDouble() < exploration
                ? random.nextInt(actions)
                : Validation.greatest(values, e * actions, actions);
        Environment.Step step = environment.step(action);
        sum += step.reward();
        current[e] = step.over() ? environment.reset(random.nextLong()) : step.observation();
      }
    }
    return sum / (options.roundSteps() * current.length);
  }

  private float[] values(ActorCritic network) {
    float[] batch = new float[current.length * features];
    for (int e = 0; e < current.length; e++) {
      System.arraycopy(current[e], 0, batch, e * features, features);
    }
    return network.preferences(batch, current.length);
  }

  private double update(ActorCritic network, ActionValueMemory memory, NDManager manager) {
    float[] seen = new float[options.batch() * features];
    float[] brought = new float[options.batch() * actions];
    memory.draw(random, options.batch(), seen, brought);
    try (NDManager scope = manager.newSubManager()) {
      NDArray observations =
          network.normalise(scope.create(seen, new Shape(options.batch(), features)));
      NDArray targets = scope.create(brought, new Shape(options.batch(), actions));
      try (GradientCollector gradients =
          Engine.getEngine(A2cTrainer.ENGINE).newGradientCollector()) {
        NDArray logProbabilities = network.logits(observations).logSoftmax(1);
        NDArray probabilities = logProbabilities.exp();
        NDArray advantages = targets.sub(targets.mean(new int[] {1}, true));
        NDArray gain = probabilities.mul(advantages).sum(new int[] {1}).mean();
        NDArray entropy = probabilities.mul(logProbabilities).sum(new int[] {1}).mean().neg();
        NDArray loss = gain.add(entropy.mul((float) options.entropy())).neg();
        if (shape.inTurn()) {
          loss = loss.add(network.actionValues(observations).sub(targets).square().mean());
        }
        gradients.backward(loss);
        return loss.getFloat();
      }
    }
  }
}

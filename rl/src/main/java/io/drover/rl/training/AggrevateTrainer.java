package io.drover.rl.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.drover.navigation.training.Adam;
import io.drover.rl.ForeseeableEnvironment;
import java.util.ArrayList;
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
final class AggrevateTrainer implements Trainer, RoundLearner<ForeseeableEnvironment> {
  private static final double ADAM_EPSILON = 1e-8;

  private final AggrevateOptions options;
  private final NetworkShape shape;
  private final ActionValueMemory memory;
  private final LearningRun<ForeseeableEnvironment> run;

  /**
   * A trainer.
   *
   * @param environments as many as the options say
   * @param validation scores the policy now and then; the best one is kept
   * @param checkpoints to go on from, and to leave
   */
  AggrevateTrainer(
      AggrevateOptions options,
      List<? extends ForeseeableEnvironment> environments,
      NetworkShape shape,
      Validation validation,
      Checkpoints checkpoints,
      long seed) {
    this.options = options;
    this.shape = shape;
    this.memory = new ActionValueMemory(options.memory(), shape.features(), shape.actions());
    BestPolicy best = new BestPolicy(validation, options.validations());
    int remembered = 1 + options.memory() / environments.size();
    this.run =
        new LearningRun<>(
            new SteppedEnvironments<>(List.copyOf(environments), remembered),
            shape,
            best,
            checkpoints,
            seed);
  }

  @Override
  public TrainedPolicy train(long totalSteps, Consumer<LearningUpdate> updates) {
    return run.run(this, totalSteps, updates);
  }

  @Override
  public int roundSteps() {
    return options.roundSteps();
  }

  @Override
  public boolean predictsReward() {
    return shape.inTurn();
  }

  @Override
  public Adam optimiser(ActorCritic network, NDManager manager) {
    return new Adam(List.of(network.weights()), manager, options.gradientNorm(), ADAM_EPSILON);
  }

  @Override
  public double learningRate(double progress) {
    return options.learningRate() * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * progress)));
  }

  @Override
  public void recall(
      int e, long step, long steps, float[] observation, ForeseeableEnvironment environment) {
    int count = options.environments();
    long number = step * count + e;
    if (number >= steps * count - options.memory()) {
      memory.put(number, observation, environment.foresee());
    }
  }

  @Override
  public Losses round(LearningState<ForeseeableEnvironment> state, double progress) {
    double exploration =
        options.explorationStart()
            + progress * (options.explorationEnd() - options.explorationStart());
    collect(state, exploration);
    List<Losses> updates = new ArrayList<>();
    for (int i = 0; i < options.updates(); i++) {
      updates.add(gradient(state));
      state.adam().update(learningRate(progress));
    }
    return Losses.mean(updates);
  }

  /** A round of steps in every environment. */
  private void collect(LearningState<ForeseeableEnvironment> state, double exploration) {
    SteppedEnvironments<ForeseeableEnvironment> environments = state.environments();
    SplittableRandom random = state.random();
    int actions = environments.actions();
    for (int t = 0; t < options.roundSteps(); t++) {
      float[] preferences =
          state.network().preferences(environments.observations(), environments.count());
      for (int e = 0; e < environments.count(); e++) {
        long number = environments.steps(e) * environments.count() + e;
        memory.put(number, environments.observation(e), environments.environment(e).foresee());
        int action =
            random.nextDouble() < exploration
                ? random.nextInt(actions)
                : Validation.greatest(preferences, e * actions, actions);
        environments.step(e, action, random);
      }
    }
  }

  /** The gradient of the loss on some steps that are remembered, for the optimiser to follow. */
  private Losses gradient(LearningState<ForeseeableEnvironment> state) {
    ActorCritic network = state.network();
    int batch = options.batch();
    float[] seen = new float[batch * shape.features()];
    float[] brought = new float[batch * shape.actions()];
    memory.draw(state.random(), batch, seen, brought);
    try (NDManager scope = state.manager().newSubManager()) {
      NDArray observations =
          network.normalise(scope.create(seen, new Shape(batch, shape.features())));
      NDArray rewards = scope.create(brought, new Shape(batch, shape.actions()));
      try (GradientCollector gradients =
          Engine.getEngine(ActorCritic.ENGINE).newGradientCollector()) {
        NDArray logProbabilities = network.logits(observations).logSoftmax(1);
        NDArray probabilities = logProbabilities.exp();
        NDArray advantages = rewards.sub(rewards.mean(new int[] {1}, true));
        NDArray policyLoss = probabilities.mul(advantages).sum(new int[] {1}).mean().neg();
        NDArray entropy = probabilities.mul(logProbabilities).sum(new int[] {1}).mean().neg();
        NDArray loss = policyLoss.sub(entropy.mul((float) options.entropy()));
        double valueLoss = Double.NaN;
        if (predictsReward()) {
          NDArray error = network.actionValues(observations).sub(rewards).square().mean();
          loss = loss.add(error);
          valueLoss = error.getFloat();
        }
        gradients.backward(loss);
        return new Losses(policyLoss.getFloat(), valueLoss, entropy.getFloat());
      }
    }
  }
}

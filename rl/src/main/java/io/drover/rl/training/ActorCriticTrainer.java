package io.drover.rl.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.drover.navigation.training.Adam;
import io.drover.rl.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Proximal policy optimisation (Schulman et al. 2017) with generalised advantage estimation. With
 * one epoch, one minibatch and no clipping it is advantage actor-critic (Mnih et al. 2016,
 * synchronous): every ratio r = π(a) / π_old(a) is 1 then, and the gradient of r · A that of A · ln
 * π(a) (Huang et al. 2022, "A2C is a special case of PPO").
 *
 * <p>All environments are stepped side by side in the calling thread; after each rollout of n steps
 * some updates move actor and critic. A truncated episode is bootstrapped by the critic's value of
 * the state it was cut off in, a terminated one is not. The same seed and number of PyTorch threads
 * give the same policy.
 */
final class ActorCriticTrainer implements Trainer, RoundLearner<Environment> {
  private static final double ADAM_EPSILON = 1e-5;

  private final ActorCriticOptions options;
  private final LearningRun<Environment> run;

  /**
   * A trainer.
   *
   * @param environments as many as the options say
   * @param validation scores the policy now and then; the best one is kept
   * @param checkpoints to go on from, and to leave
   */
  ActorCriticTrainer(
      ActorCriticOptions options,
      List<? extends Environment> environments,
      NetworkShape shape,
      Validation validation,
      Checkpoints checkpoints,
      long seed) {
    this.options = options;
    BestPolicy best = new BestPolicy(validation, options.validations());
    this.run =
        new LearningRun<>(
            new SteppedEnvironments<>(List.copyOf(environments), 0),
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
    return options.rolloutSteps();
  }

  @Override
  public boolean predictsReward() {
    return false;
  }

  @Override
  public Adam optimiser(ActorCritic network, NDManager manager) {
    return new Adam(List.of(network.weights()), manager, options.gradientNorm(), ADAM_EPSILON);
  }

  @Override
  public double learningRate(double progress) {
    return options.learningRate() * (1 - 0.9 * progress);
  }

  @Override
  public Losses round(LearningState<Environment> state, double progress) {
    Rollout rollout = collect(state);
    rollout.estimateAdvantages(options.discount(), options.trace());
    double entropyWeight =
        options.entropyStart() + progress * (options.entropyEnd() - options.entropyStart());
    int[] order = new int[rollout.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    List<Losses> updates = new ArrayList<>();
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      if (options.minibatches() > 1) {
        shuffle(order, state.random());
      }
      for (int part = 0; part < options.minibatches(); part++) {
        int from = part * order.length / options.minibatches();
        int to = (part + 1) * order.length / options.minibatches();
        try (NDManager scope = state.manager().newSubManager()) {
          updates.add(
              gradient(state.network(), rollout.minibatch(order, from, to), entropyWeight, scope));
        }
        state.adam().update(learningRate(progress));
      }
    }
    return Losses.mean(updates);
  }

  /** n steps of every environment under the policy as it is. */
  private Rollout collect(LearningState<Environment> state) {
    SteppedEnvironments<Environment> environments = state.environments();
    ActorCritic network = state.network();
    int count = environments.count();
    int features = environments.features();
    int actions = environments.actions();
    Rollout rollout = new Rollout(options.rolloutSteps(), count, features, actions);
    for (int t = 0; t < options.rolloutSteps(); t++) {
      float[] observations = environments.observations();
      rollout.setObservations(t, observations);
      float[] logProbabilities;
      try (NDManager step = state.manager().newSubManager()) {
        NDArray normalised =
            network.normalise(step.create(observations, new Shape(count, features)));
        logProbabilities = network.logits(normalised).logSoftmax(1).toFloatArray();
        rollout.setValues(t, network.values(normalised).toFloatArray());
      }
      for (int e = 0; e < count; e++) {
        int action = sample(logProbabilities, e * actions, actions, state.random());
        Environment.Step step = environments.step(e, action, state.random());
        rollout.set(t, e, action, logProbabilities[e * actions + action], step);
      }
    }
    try (NDManager ends = state.manager().newSubManager()) {
      NDArray reached =
          ends.create(rollout.nextObservations(), new Shape(rollout.size(), features));
      rollout.setNextValues(network.values(network.normalise(reached)).toFloatArray());
    }
    return rollout;
  }

  /** The gradient of a minibatch's loss, for the optimiser to follow. */
  private Losses gradient(
      ActorCritic network, Rollout.Minibatch batch, double entropyWeight, NDManager scope) {
    NDArray observations =
        network.normalise(scope.create(batch.observations(), batch.shape(batch.features())));
    NDArray taken = scope.create(batch.taken(), batch.shape(batch.actions()));
    NDArray before = scope.create(batch.logProbabilities());
    NDArray advantages = scope.create(batch.advantages());
    NDArray targets = scope.create(batch.valueTargets());
    float low = (float) (1 - options.clip());
    float high = (float) (1 + options.clip());
    try (GradientCollector gradients =
        Engine.getEngine(ActorCritic.ENGINE).newGradientCollector()) {
      NDArray logProbabilities = network.logits(observations).logSoftmax(1);
      NDArray logRatio = logProbabilities.mul(taken).sum(new int[] {1}).sub(before);
      NDArray ratio = logRatio.exp();
      NDArray gain = NDArrays.minimum(ratio.mul(advantages), ratio.clip(low, high).mul(advantages));
      NDArray policyLoss = gain.mean().neg();
      NDArray entropy =
          logProbabilities.exp().mul(logProbabilities).sum(new int[] {1}).mean().neg();
      NDArray valueLoss = network.values(observations).sub(targets).square().mean();
      NDArray loss =
          policyLoss
              .add(valueLoss.mul((float) options.valueWeight()))
              .sub(entropy.mul((float) entropyWeight));
      gradients.backward(loss);
      float[] logRatios = logRatio.toFloatArray();
      return new Losses(
          policyLoss.getFloat(),
          valueLoss.getFloat(),
          entropy.getFloat(),
          clipFraction(logRatios),
          approximateKl(logRatios));
    }
  }

  private double clipFraction(float[] logRatios) {
    int clipped = 0;
    for (float logRatio : logRatios) {
      clipped += Math.abs(Math.exp(logRatio) - 1) > options.clip() ? 1 : 0;
    }
    return (double) clipped / logRatios.length;
  }

  private static double approximateKl(float[] logRatios) {
    double sum = 0;
    for (float logRatio : logRatios) {
      sum += Math.expm1(logRatio) - logRatio;
    }
    return sum / logRatios.length;
  }

  private static int sample(
      float[] logProbabilities, int offset, int actions, SplittableRandom random) {
    double u = random.nextDouble();
    for (int a = 0; a < actions - 1; a++) {
      u -= Math.exp(logProbabilities[offset + a]);
      if (u < 0) {
        return a;
      }
    }
    return actions - 1;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}

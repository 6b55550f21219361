package io.drover.rl.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.drover.navigation.training.Adam;
import io.drover.rl.Environment;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Advantage actor-critic (Mnih et al. 2016, synchronous) with generalised advantage estimation.
 *
 * <p>All environments are stepped side by side in the calling thread; after each rollout of n steps
 * one update moves actor and critic. A truncated episode is bootstrapped by the critic's value of
 * the state it was cut off in, a terminated one is not. The same seed and number of PyTorch threads
 * give the same policy.
 */
final class A2cTrainer implements Trainer {
  static final String ENGINE = "PyTorch";
  private static final double ADAM_EPSILON = 1e-5;
  private static final int NORMALISATION_STEPS = 20_000;

  private final A2cOptions options;
  private final List<? extends Environment> environments;
  private final NetworkShape shape;
  private final BestPolicy best;
  private final SplittableRandom random;
  private final int features;
  private final int actions;
  private final int count;

  private final float[][] current;
  private final double[] returnSoFar;
  private double returnSum;
  private int returns;

  /**
   * A trainer.
   *
   * @param environments as many as the options say
   * @param validation scores the policy now and then; the best one is kept
   */
  A2cTrainer(
      A2cOptions options,
      List<? extends Environment> environments,
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
    this.count = environments.size();
    this.current = new float[count][];
    this.returnSoFar = new double[count];
  }

  @Override
  public TrainedPolicy train(long totalSteps, Consumer<LearningUpdate> updates) {
    Normalisation normalisation =
        Normalisation.measure(environments.get(0), shape, NORMALISATION_STEPS, random);
    for (int e = 0; e < count; e++) {
      current[e] = environments.get(e).reset(random.nextLong());
    }
    int batch = count * options.rolloutSteps();
    long rounds = Math.max(1, (totalSteps + batch - 1) / batch);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE)) {
      float[] initial = shape.initialise(random);
      ActorCritic network = new ActorCritic(shape, normalisation, initial, false, manager);
      Adam adam =
          new Adam(List.of(network.weights()), manager, options.gradientNorm(), ADAM_EPSILON);
      for (long round = 1; round <= rounds; round++) {
        double progress = (double) (round - 1) / rounds;
        double entropy =
            options.entropyStart() + progress * (options.entropyEnd() - options.entropyStart());
        double learningRate = options.learningRate() * (1 - 0.9 * progress);
        Rollout rollout = new Rollout(options.rolloutSteps(), count, features, actions);
        Losses losses;
        try (NDManager scope = manager.newSubManager()) {
          collect(network, rollout, scope);
          rollout.estimateAdvantages(options.discount(), options.trace());
          losses = update(network, adam, rollout, entropy, learningRate, scope);
        }
        if (best.due(round - 1, round, rounds)) {
          double score = best.validate(network);
          updates.accept(
              new LearningUpdate(
                  round * batch, rounds * batch, meanReturn(), score, learningRate, losses));
        }
      }
    }
    return best.policy();
  }

  /** n steps of every environment under the policy as it is. */
  private void collect(ActorCritic network, Rollout rollout, NDManager scope) {
    for (int t = 0; t < options.rolloutSteps(); t++) {
      float[] observations = rollout.observations(t, current);
      float[] probabilities;
      try (NDManager step = scope.newSubManager()) {
        NDArray normalised =
            network.normalise(step.create(observations, new Shape(count, features)));
        probabilities = network.logits(normalised).softmax(1).toFloatArray();
        rollout.setValues(t, network.values(normalised).toFloatArray());
      }
      for (int e = 0; e < count; e++) {
        Environment environment = environments.get(e);
        int action = sample(probabilities, e * actions);
        Environment.Step step = environment.step(action);
        rollout.set(t, e, action, step);
        returnSoFar[e] += step.reward();
        current[e] = step.observation();
        if (step.over()) {
          returnSum += returnSoFar[e];
          returns++;
          returnSoFar[e] = 0;
          current[e] = environment.reset(random.nextLong());
        }
      }
    }
    try (NDManager ends = scope.newSubManager()) {
      rollout.setNextValues(
          network
              .values(
                  network.normalise(
                      ends.create(
                          rollout.nextObservations(),
                          new Shape((long) options.rolloutSteps() * count, features))))
              .toFloatArray());
    }
  }

  /** One step of gradient descent on the whole rollout. */
  private Losses update(
      ActorCritic network,
      Adam adam,
      Rollout rollout,
      double entropyWeight,
      double learningRate,
      NDManager scope) {
    Shape perAction = new Shape(rollout.size(), actions);
    NDArray observations =
        network.normalise(
            scope.create(rollout.allObservations(), new Shape(rollout.size(), features)));
    NDArray weights = scope.create(rollout.takenAdvantages(), perAction);
    NDArray targets = scope.create(rollout.valueTargets());
    Losses losses;
    try (GradientCollector gradients = Engine.getEngine(ENGINE).newGradientCollector()) {
      NDArray logProbabilities = network.logits(observations).logSoftmax(1);
      NDArray probabilities = logProbabilities.exp();
      NDArray entropy = probabilities.mul(logProbabilities).sum(new int[] {1}).mean().neg();
      NDArray policyLoss = logProbabilities.mul(weights).sum(new int[] {1}).mean().neg();
      NDArray valueLoss = network.values(observations).sub(targets).square().mean();
      NDArray loss =
          policyLoss
              .add(valueLoss.mul((float) options.valueWeight()))
              .sub(entropy.mul((float) entropyWeight));
      gradients.backward(loss);
      losses = new Losses(policyLoss.getFloat(), valueLoss.getFloat(), entropy.getFloat());
    }
    adam.update(learningRate);
    return losses;
  }

  private int sample(float[] probabilities, int offset) {
    double u = random.nextDouble();
    for (int a = 0; a < actions - 1; a++) {
      u -= probabilities[offset + a];
      if (u < 0) {
        return a;
      }
    }
    return actions - 1;
  }

  private double meanReturn() {
    double mean = returns == 0 ? Double.NaN : returnSum / returns;
    returnSum = 0;
    returns = 0;
    return mean;
  }
}

package io.drover.rl.training.rl4j;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.rl4j.network.IOutputNeuralNet;
import org.deeplearning4j.rl4j.network.ac.IActorCritic;
import org.deeplearning4j.rl4j.observation.Observation;
import org.deeplearning4j.rl4j.policy.Policy;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Draws actions as an actor prefers them. RL4J's own policy draws from a source that all threads
 * share, evaluates the critic, too, and fails when probabilities sum up to a hair less than 1.
 */
@SuppressWarnings({"deprecation", "rawtypes"}) // A3C itself is on RL4J's old interfaces
final class SampledPolicy extends Policy<Integer> {
  private final IActorCritic network;
  private final MultiLayerNetwork actor;
  private final SplittableRandom random;
  private final RunningMean entropy;

  /** A policy; {@code entropy} hears of each draw's. */
  SampledPolicy(IActorCritic network, SplittableRandom random, RunningMean entropy) {
    this.network = network;
    this.actor = (MultiLayerNetwork) network.getNeuralNetworks()[1];
    this.random = random;
    this.entropy = entropy;
  }

  @Override
  public IOutputNeuralNet getNeuralNet() {
    return network;
  }

  @Override
  public Integer nextAction(Observation observation) {
    return nextAction(observation.getData());
  }

  @Override
  public Integer nextAction(INDArray observation) {
    float[] probabilities = actor.output(observation).toFloatVector();
    double sum = 0;
    for (float p : probabilities) {
      sum -= p > 0 ? p * Math.log(p) : 0;
    }
    entropy.add(sum);
    double u = random.nextDouble();
    for (int a = 0; a < probabilities.length - 1; a++) {
      u -= probabilities[a];
      if (u < 0) {
        return a;
      }
    }
    return probabilities.length - 1;
  }
}

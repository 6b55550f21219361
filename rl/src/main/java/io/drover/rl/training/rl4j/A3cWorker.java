package io.drover.rl.training.rl4j;

import java.util.SplittableRandom;
import org.deeplearning4j.rl4j.learning.async.IAsyncGlobal;
import org.deeplearning4j.rl4j.learning.async.a3c.discrete.A3CThreadDiscrete;
import org.deeplearning4j.rl4j.learning.configuration.A3CLearningConfiguration;
import org.deeplearning4j.rl4j.learning.listener.TrainingListenerList;
import org.deeplearning4j.rl4j.mdp.MDP;
import org.deeplearning4j.rl4j.network.ac.IActorCritic;
import org.deeplearning4j.rl4j.policy.Policy;
import org.deeplearning4j.rl4j.space.DiscreteSpace;

/** One of A3C's threads, drawing its actions by {@link SampledPolicy}. */
@SuppressWarnings({"deprecation", "rawtypes"}) // A3C itself is on RL4J's old interfaces
final class A3cWorker extends A3CThreadDiscrete<ObservationVector> {
  private final SplittableRandom random;
  private final RunningMean entropy;

  /** A thread, not yet started; {@code entropy} hears of the policy's at every step. */
  A3cWorker(
      MDP<ObservationVector, Integer, DiscreteSpace> mdp,
      IAsyncGlobal<IActorCritic> global,
      A3CLearningConfiguration configuration,
      int device,
      TrainingListenerList listeners,
      int number,
      SplittableRandom random,
      RunningMean entropy) {
    super(mdp, global, configuration, device, listeners, number);
    this.random = random;
    this.entropy = entropy;
  }

  @Override
  protected Policy<Integer> getPolicy(IActorCritic network) {
    return new SampledPolicy(network, random, entropy);
  }
}

package io.drover.rl.training.rl4j;

import io.drover.rl.Environment;
import io.drover.rl.training.Normalisation;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.deeplearning4j.gym.StepReply;
import org.deeplearning4j.rl4j.mdp.MDP;
import org.deeplearning4j.rl4j.space.ArrayObservationSpace;
import org.deeplearning4j.rl4j.space.DiscreteSpace;
import org.deeplearning4j.rl4j.space.ObservationSpace;

/**
 * An environment as RL4J's Markov decision process. Every reset takes the next seed of a random
 * source; every new instance has an environment and a source of its own. One thread.
 *
 * <p>RL4J asks twice whether an episode is over: {@link #isDone} ends it, a reply's {@code isDone}
 * says that nothing more is to come. So a truncated episode ends with a reply that is not done.
 */
final class EnvironmentMdp implements MDP<ObservationVector, Integer, DiscreteSpace> {
  private final Supplier<? extends Environment> environments;
  private final Environment environment;
  private final Normalisation normalisation;
  private final RunningMean returns;
  private final SplittableRandom random;
  private final DiscreteSpace actions;
  private double returnSoFar;
  private boolean over = true;

  /**
   * An environment, not yet reset.
   *
   * @param normalisation what observations go through
   * @param returns hears of every episode's return
   */
  EnvironmentMdp(
      Supplier<? extends Environment> environments,
      Normalisation normalisation,
      RunningMean returns,
      SplittableRandom random) {
    this.environments = environments;
    this.environment = environments.get();
    this.normalisation = normalisation;
    this.returns = returns;
    this.random = random;
    this.actions = new SeededActions(environment.actions(), random.split());
  }

  @Override
  public ObservationSpace<ObservationVector> getObservationSpace() {
    return new ArrayObservationSpace<>(new int[] {environment.features()});
  }

  @Override
  public DiscreteSpace getActionSpace() {
    return actions;
  }

  @Override
  public ObservationVector reset() {
    over = false;
    returnSoFar = 0;
    return observed(environment.reset(random.nextLong()));
  }

  @Override
  public StepReply<ObservationVector> step(Integer action) {
    Environment.Step step = environment.step(action);
    returnSoFar += step.reward();
    over = step.over();
    if (over) {
      returns.add(returnSoFar);
    }
    return new StepReply<>(observed(step.observation()), step.reward(), step.terminated(), null);
  }

  @Override
  public boolean isDone() {
    return over;
  }

  @Override
  public EnvironmentMdp newInstance() {
    return new EnvironmentMdp(environments, normalisation, returns, random.split());
  }

  @Override
  public void close() {
    // environments have nothing to close
  }

  private ObservationVector observed(float[] features) {
    return ObservationVector.of(normalisation.apply(features));
  }

  /** RL4J's own draws from a source that all of ND4J shares. */
  private static final class SeededActions extends DiscreteSpace {
    private final SplittableRandom random;

    SeededActions(int size, SplittableRandom random) {
      super(size);
      this.random = random;
    }

    @Override
    public Integer randomAction() {
      return random.nextInt(getSize());
    }
  }
}

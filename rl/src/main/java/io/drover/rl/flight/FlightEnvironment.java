package io.drover.rl.flight;

import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.ForeseeableEnvironment;
import java.util.SplittableRandom;

/**
 * Flying as something to learn: an action is one scheduling step, its reward what the objective
 * says of the step, an episode a flight of a set time. Truncated at its time or with its profile;
 * flying never terminates by itself, because a recorded flight cannot crash.
 */
public final class FlightEnvironment implements ForeseeableEnvironment {
  private final ScenarioSampler sampler;
  private final StateEncoding encoding;
  private final Objective objective;
  private final StepSimulator simulator;
  private final StepSimulator trial;

  /** An environment over the flights of a sampler. */
  public FlightEnvironment(
      FlightSetup setup, ScenarioSampler sampler, StateEncoding encoding, Objective objective) {
    this.sampler = sampler;
    this.encoding = encoding;
    this.objective = objective;
    this.simulator = new StepSimulator(setup, tellsOfRecentPast(encoding));
    this.trial = new StepSimulator(setup, false);
  }

  @Override
  public int features() {
    return encoding.features(actions());
  }

  @Override
  public int actions() {
    return sampler.space().size();
  }

  @Override
  public float[] reset(long seed) {
    simulator.start(sampler.draw(new SplittableRandom(seed)), true, FrameSink.NONE);
    return observation();
  }

  @Override
  public Step step(int action) {
    simulator.run(action);
    return new Step(observation(), objective.reward(simulator.tally()), false, simulator.over());
  }

  @Override
  public double[] foresee() {
    return trial.foresee(simulator, objective);
  }

  private static boolean tellsOfRecentPast(StateEncoding encoding) {
    return switch (encoding) {
      case A3D, RAW, EXTENDED -> false;
      case OUTLOOK -> true;
    };
  }

  private float[] observation() {
    float[] features = new float[features()];
    encoding.encode(simulator.state(), sampler.space(), features, 0);
    return features;
  }
}

package io.drover.rl.training;

import io.drover.rl.ForeseeableEnvironment;
import java.util.SplittableRandom;

/** Shows a number; to say the same number is worth 1, any other 0. Ten numbers an episode. */
public final class IdentityEnvironment implements ForeseeableEnvironment {
  private static final int NUMBERS = 4;
  private static final int STEPS = 10;

  private SplittableRandom random = new SplittableRandom(0);
  private int shown;
  private int step;

  @Override
  public int features() {
    return NUMBERS;
  }

  @Override
  public int actions() {
    return NUMBERS;
  }

  @Override
  public float[] reset(long seed) {
    random = new SplittableRandom(seed);
    step = 0;
    return next();
  }

  @Override
  public Step step(int action) {
    double reward = action == shown ? 1 : 0;
    step++;
    return new Step(next(), reward, step == STEPS, false);
  }

  @Override
  public double[] foresee() {
    double[] rewards = new double[NUMBERS];
    rewards[shown] = 1;
    return rewards;
  }

  private float[] next() {
    shown = random.nextInt(NUMBERS);
    float[] observation = new float[NUMBERS];
    observation[shown] = 1;
    return observation;
  }
}

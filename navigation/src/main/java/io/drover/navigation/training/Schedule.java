package io.drover.navigation.training;

import java.util.SplittableRandom;

/**
 * What each step of a run does: a batch of one resolution, at a learning rate. Small images, where
 * steps are cheap, come first and most often; the full resolution gets its share at the end.
 *
 * @param fullSide 100% resolution; the others are 50% and 25% of it
 * @param steps of the whole run
 */
record Schedule(int fullSide, int steps, long seed) {
  private static final double PEAK_RATE = 1e-3;
  private static final double LAST_RATE = 1e-5;
  private static final int WARM_UP_STEPS = 200;

  /** Where the last part begins, as a share of the run. */
  private static final double LAST_PART = 0.75;

  Schedule {
    if (steps < 1) {
      throw new IllegalArgumentException("a run needs a step");
    }
  }

  /** Side of the images of a step: drawn at random, but always the same for the same step. */
  int side(int step) {
    double draw = random(step, 1).nextDouble();
    boolean last = step >= LAST_PART * steps;
    if (draw < (last ? 0.22 : 0.03)) {
      return fullSide;
    }
    return draw < (last ? 0.57 : 0.21) ? fullSide / 2 : fullSide / 4;
  }

  /** Images of a step: fewer where they are large. */
  int batch(int step) {
    return side(step) == fullSide ? 16 : 32;
  }

  /** Linear warm-up, then half a cosine. */
  double learningRate(int step) {
    double warm = Math.min(1, (step + 1.0) / Math.min(WARM_UP_STEPS, 1 + steps / 10));
    double cosine = 0.5 * (1 + Math.cos(Math.PI * step / steps));
    return warm * (LAST_RATE + (PEAK_RATE - LAST_RATE) * cosine);
  }

  /** Randomness of a step; the same whether the run was interrupted or not. */
  SplittableRandom random(int step, int stream) {
    return new SplittableRandom(
        new SplittableRandom(seed * 31 + stream).nextLong() ^ (step * 0x9E3779B97F4A7C15L));
  }

  /** Pixels of the steps in [from, to): what a run's time is proportional to. */
  double work(int from, int to) {
    double pixels = 0;
    for (int step = from; step < to; step++) {
      pixels += (double) batch(step) * side(step) * side(step);
    }
    return pixels;
  }
}

package io.drover.bench;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.profile.FlightProfile;
import java.util.SplittableRandom;

/** A flight that nobody flew, of the size of a recorded one: to measure what a table costs. */
final class InventedFlight {
  private static final double SECONDS = 133;
  private static final double FRAMES_PER_SECOND = 10;
  private static final double FULL_BYTES = 60_000;

  private InventedFlight() {}

  /** Steering wanders; what is sent falls with resolution and quality. */
  static FlightProfile of(DecisionSpace space, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int frames = (int) (SECONDS * FRAMES_PER_SECOND);
    int actions = space.size();
    double[] time = new double[frames];
    double[] steering = new double[frames * actions];
    double[] collision = new double[frames * actions];
    long[] bytes = new long[frames * actions];
    double wander = 0;
    for (int frame = 0; frame < frames; frame++) {
      time[frame] = frame / FRAMES_PER_SECOND;
      wander = 0.98 * wander + 0.05 * random.nextGaussian();
      for (int action = 0; action < actions; action++) {
        int cell = frame * actions + action;
        steering[cell] = wander + 0.03 * random.nextGaussian();
        collision[cell] = 0.2 * random.nextDouble();
        bytes[cell] = bytes(space, space.decision(action));
      }
    }
    return new FlightProfile("invented-" + seed, space, time, steering, collision, bytes);
  }

  private static long bytes(DecisionSpace space, OffloadDecision decision) {
    double scale = space.scale(decision.resolution());
    return decision
        .quality()
        .map(quality -> Math.round(FULL_BYTES * scale * scale * quality.value() / 100))
        .orElse(0L);
  }
}

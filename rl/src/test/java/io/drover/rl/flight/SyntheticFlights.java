package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.profile.FlightProfile;
import java.util.SplittableRandom;

/**
 * Flights that nobody flew: steering wanders smoothly and now and then turns a corner; an action's
 * error grows with what its resolution and quality lose, and more so in complex stretches.
 */
public final class SyntheticFlights {
  private static final int FULL_SIDE = 448;
  private static final double FRAMES_PER_SECOND = 30;
  private static final double[][] KILOBYTES = {{70, 20, 6.5}, {20, 6, 2.2}, {6, 2.2, 0.9}};
  private static final double[] ERROR_OF_RESOLUTION = {0, 0.05, 0.14};
  private static final double[] ERROR_OF_QUALITY = {0, 0.025, 0.09};

  private SyntheticFlights() {}

  /** A flight at A3D's twelve actions. */
  public static FlightProfile flight(double seconds, long seed) {
    return flight(DecisionSpace.a3d(FULL_SIDE), seconds, seed);
  }

  /** A flight at the actions of at most three resolutions and three qualities. */
  public static FlightProfile flight(DecisionSpace space, double seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int frames = (int) (seconds * FRAMES_PER_SECOND);
    int actions = space.size();
    double[] times = new double[frames];
    double[] steering = new double[frames * actions];
    double[] collision = new double[frames * actions];
    long[] bytes = new long[frames * actions];
    double[] noise = new double[actions];
    double wander = 0;
    double turn = 0;
    double turning = 0;
    double complexity = 1;
    for (int f = 0; f < frames; f++) {
      times[f] = f / FRAMES_PER_SECOND;
      if (random.nextDouble() < 0.15 / FRAMES_PER_SECOND) {
        turning = turning == 0 ? (random.nextBoolean() ? 0.7 : -0.7) : 0;
      }
      if (random.nextDouble() < 0.1 / FRAMES_PER_SECOND) {
        complexity = 0.3 + 1.7 * random.nextDouble();
      }
      wander += (-wander * 0.5 + 0.2 * random.nextGaussian() * Math.sqrt(FRAMES_PER_SECOND)) / 30;
      turn += (turning - turn) * 1.5 / FRAMES_PER_SECOND;
      double truth = wander + turn;
      for (int a = 0; a < actions; a++) {
        OffloadDecision decision = space.decision(a);
        int r = space.resolutions().indexOf(decision.resolution());
        int q = decision.quality().map(space.qualities()::indexOf).orElse(0);
        double spread = complexity * (ERROR_OF_RESOLUTION[r] + ERROR_OF_QUALITY[q]);
        noise[a] = 0.9 * noise[a] + Math.sqrt(1 - 0.81) * random.nextGaussian();
        int cell = f * actions + a;
        steering[cell] = truth + spread * noise[a];
        collision[cell] = Math.min(1, Math.max(0, 0.2 + 0.3 * Math.abs(turn) + 0.2 * spread));
        bytes[cell] =
            decision.offloaded()
                ? Math.round(1000 * KILOBYTES[r][q] * (0.85 + 0.15 * complexity))
                : 0;
      }
    }
    return new FlightProfile("synthetic-" + seed, space, times, steering, collision, bytes);
  }
}

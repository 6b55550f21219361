package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.profile.FlightProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Flights as networks would have recorded them that lose more by small images and coarse JPEG. A
 * network that is as good at the lowest resolution as at the highest teaches a scheduler that
 * resolution does not matter; with these it learns to look at the complexity that it is shown.
 *
 * <p>Steering of an action differs from the recorded by noise with a memory of {@value
 * #MEMORY_SECONDS} s, the same for all qualities of a resolution and another for each quality. The
 * reference action stays as it is.
 */
public final class WorseNetworks {
  private static final double[] LOWEST_RESOLUTION_RADIANS = {0.07, 0.15, 0.3};
  private static final double MEMORY_SECONDS = 0.3;
  private static final double COARSEST_QUALITY = 0.5;

  private WorseNetworks() {}

  /** The flights, and each again as three worse networks would have recorded it. */
  public static List<FlightProfile> with(List<FlightProfile> profiles, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FlightProfile> all = new ArrayList<>(profiles);
    for (FlightProfile profile : profiles) {
      for (double radians : LOWEST_RESOLUTION_RADIANS) {
        all.add(worse(profile, radians, random.split()));
      }
    }
    return all;
  }

  private static FlightProfile worse(
      FlightProfile profile, double radians, SplittableRandom random) {
    DecisionSpace space = profile.space();
    int frames = profile.frames();
    int actions = space.size();
    double[] time = new double[frames];
    double[] steering = new double[frames * actions];
    double[] collision = new double[frames * actions];
    long[] bytes = new long[frames * actions];
    double[] ofResolution = new double[space.resolutions().size()];
    double[] ofAction = new double[actions];
    for (int frame = 0; frame < frames; frame++) {
      time[frame] = profile.timeSeconds(frame);
      double past = frame == 0 ? 0 : Math.exp((time[frame - 1] - time[frame]) / MEMORY_SECONDS);
      moveOn(ofResolution, past, random);
      moveOn(ofAction, past, random);
      for (int action = 0; action < actions; action++) {
        int cell = frame * actions + action;
        OffloadDecision decision = space.decision(action);
        int level = space.resolutions().indexOf(decision.resolution());
        steering[cell] =
            profile.steeringRadians(frame, action)
                + radians * resolutionLoss(space, level) * ofResolution[level]
                + radians * qualityLoss(space, decision) * ofAction[action];
        collision[cell] = profile.collisionProbability(frame, action);
        bytes[cell] = profile.bytes(frame, action);
      }
    }
    return new FlightProfile(
        profile.name() + "-worse-" + radians, space, time, steering, collision, bytes);
  }

  /** One step of processes of deviation 1. */
  private static void moveOn(double[] noise, double past, SplittableRandom random) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = past * noise[i] + Math.sqrt(1 - past * past) * random.nextGaussian();
    }
  }

  /** 0 at the highest resolution, 1 at the lowest. */
  private static double resolutionLoss(DecisionSpace space, int level) {
    int last = space.resolutions().size() - 1;
    return last == 0 ? 0 : (double) level / last;
  }

  /** 0 on board and at the finest quality, and most at the coarsest. */
  private static double qualityLoss(DecisionSpace space, OffloadDecision decision) {
    int last = space.qualities().size() - 1;
    int level = decision.quality().map(space.qualities()::indexOf).orElse(0);
    return last == 0 ? 0 : COARSEST_QUALITY * Math.pow((double) level / last, 2);
  }
}

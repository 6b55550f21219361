package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Flights as networks would have recorded them that lose more by small images and coarse JPEG. A
 * network that is as good at the lowest resolution as at the highest teaches a scheduler that
 * resolution does not matter; with these it learns to heed what it has seen of its own network.
 *
 * <p>A copy's errors are the recorded network's own, grown to a drawn {@link FidelityLoss}: errors
 * of a real network are rare and large, last as long as what caused them, and come where the scene
 * moves. For each resolution, and for JPEG at each resolution, one action of the recorded flight
 * lends its errors. The reference action stays as it is.
 */
public final class WorseNetworks {
  private static final double LEAST_ERROR_SUM = 1e-6;

  private final FlightProfile profile;
  private final DecisionSpace space;
  private final int reference;

  private WorseNetworks(FlightProfile profile) {
    this.profile = profile;
    this.space = profile.space();
    this.reference = space.indexOf(space.reference());
  }

  /**
   * Each flight as so many worse networks would have recorded it. Two flights share a network, and
   * each knows of its fidelity what the other has shown.
   */
  public static List<FlightProfile> of(List<FlightProfile> profiles, int copies, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FlightProfile> all = new ArrayList<>();
    for (int first = 0; first < profiles.size(); first += 2) {
      List<FlightProfile> two = profiles.subList(first, Math.min(first + 2, profiles.size()));
      for (int copy = 1; copy <= copies; copy++) {
        int number = copy;
        long network = random.nextLong();
        all.addAll(
            CrossMeasured.flights(
                two.stream()
                    .map(flight -> new WorseNetworks(flight).record(number, network))
                    .toList()));
      }
    }
    return all;
  }

  private FlightProfile record(int copy, long network) {
    SplittableRandom random = new SplittableRandom(network);
    FidelityLoss loss = new FidelityLoss(space, random);
    int frames = profile.frames();
    int actions = space.size();
    int levels = space.resolutions().size();
    double[][] bySize = new double[levels][];
    double[][] byJpeg = new double[levels][];
    for (int level = 0; level < levels; level++) {
      bySize[level] = borrowed(random);
      byJpeg[level] = borrowed(random);
    }
    double[] time = new double[frames];
    double[] steering = new double[frames * actions];
    double[] collision = new double[frames * actions];
    long[] bytes = new long[frames * actions];
    for (int action = 0; action < actions; action++) {
      int level = space.resolutions().indexOf(space.decision(action).resolution());
      for (int frame = 0; frame < frames; frame++) {
        int cell = frame * actions + action;
        time[frame] = profile.timeSeconds(frame);
        steering[cell] =
            profile.steeringRadians(frame, action)
                + loss.ofResolution(action) * bySize[level][frame]
                + loss.ofQuality(action) * byJpeg[level][frame];
        collision[cell] = profile.collisionProbability(frame, action);
        bytes[cell] = profile.bytes(frame, action);
      }
    }
    return new FlightProfile(
        profile.name() + "-worse-" + copy, space, time, steering, collision, bytes);
  }

  /** Errors of some action of the recorded flight, of mean absolute value 1, of either sign. */
  private double[] borrowed(SplittableRandom random) {
    int local = space.indexOf(space.local());
    int lender = random.nextInt(space.size());
    while (space.size() > 2 && (lender == reference || lender == local)) {
      lender = random.nextInt(space.size());
    }
    double[] errors = new double[profile.frames()];
    double sum = LEAST_ERROR_SUM;
    for (int frame = 0; frame < errors.length; frame++) {
      errors[frame] =
          profile.steeringRadians(frame, lender) - profile.steeringRadians(frame, reference);
      sum += Math.abs(errors[frame]);
    }
    double scale = (random.nextBoolean() ? 1 : -1) * errors.length / sum;
    for (int frame = 0; frame < errors.length; frame++) {
      errors[frame] *= scale;
    }
    return errors;
  }
}

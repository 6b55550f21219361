package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.JpegQuality;
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
 * <p>Steering of an action differs from the recorded by noise with a memory, the same for all
 * qualities of a resolution and another for each quality, in scenes that are harder for a while and
 * easier for a while. How much, how long, and how it falls with resolution and quality is drawn for
 * each copy, so that nothing can be learnt by heart. The reference action stays as it is.
 */
public final class WorseNetworks {
  private static final Range LOWEST_RESOLUTION_RADIANS = new Range(0.02, 0.4);
  private static final Range NOISE_SECONDS = new Range(0.1, 1);
  private static final Range SCENE_SECONDS = new Range(2, 15);
  private static final Range SCENE_SPREAD = new Range(0.1, 1);
  private static final Range RESOLUTION_POWER = new Range(0.5, 3);
  private static final Range COARSEST_QUALITY = new Range(0.05, 1.5);
  private static final Range QUALITY_POWER = new Range(0.7, 3);

  private final FlightProfile profile;
  private final DecisionSpace space;
  private final double radians;
  private final double noiseSeconds;
  private final double sceneSeconds;
  private final double sceneSpread;
  private final double[] lossOfResolution;
  private final double[] lossOfAction;

  private WorseNetworks(FlightProfile profile, SplittableRandom random) {
    this.profile = profile;
    this.space = profile.space();
    this.radians = LOWEST_RESOLUTION_RADIANS.draw(random);
    this.noiseSeconds = NOISE_SECONDS.draw(random);
    this.sceneSeconds = SCENE_SECONDS.draw(random);
    this.sceneSpread = SCENE_SPREAD.draw(random);
    double resolutionPower = RESOLUTION_POWER.draw(random);
    double coarsest = COARSEST_QUALITY.draw(random);
    double qualityPower = QUALITY_POWER.draw(random);
    this.lossOfResolution = new double[space.resolutions().size()];
    for (int level = 0; level < lossOfResolution.length; level++) {
      double scale = space.scale(space.resolutions().get(level));
      double least = space.scale(space.lowestResolution());
      lossOfResolution[level] =
          level == 0 ? 0 : Math.pow(Math.log(scale) / Math.log(least), resolutionPower);
    }
    this.lossOfAction = new double[space.size()];
    for (int action = 0; action < lossOfAction.length; action++) {
      OffloadDecision decision = space.decision(action);
      int quality =
          decision.quality().map(JpegQuality::value).orElse(space.qualities().get(0).value());
      // 0 at the finest quality, 1 at 10
      double level = (double) (space.qualities().get(0).value() - quality) / 85;
      double coarse = coarsest * Math.pow(Math.max(0, level), qualityPower);
      // a network that hardly needs its pixels still loses something by coarse blocks
      double loss =
          0.3 + 0.7 * lossOfResolution[space.resolutions().indexOf(decision.resolution())];
      lossOfAction[action] = coarse * loss;
    }
  }

  /** The flights, and each again as so many worse networks would have recorded it. */
  public static List<FlightProfile> with(List<FlightProfile> profiles, int copies, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FlightProfile> all = new ArrayList<>(profiles);
    for (FlightProfile profile : profiles) {
      for (int copy = 1; copy <= copies; copy++) {
        SplittableRandom own = random.split();
        all.add(new WorseNetworks(profile, own).record(copy, own));
      }
    }
    return all;
  }

  private FlightProfile record(int copy, SplittableRandom random) {
    int frames = profile.frames();
    int actions = space.size();
    double[] time = new double[frames];
    double[] steering = new double[frames * actions];
    double[] collision = new double[frames * actions];
    long[] bytes = new long[frames * actions];
    double[] ofResolution = new double[space.resolutions().size()];
    double[] ofAction = new double[actions];
    double[] scene = new double[1];
    moveOn(ofResolution, 0, random);
    moveOn(ofAction, 0, random);
    moveOn(scene, 0, random);
    for (int frame = 0; frame < frames; frame++) {
      time[frame] = profile.timeSeconds(frame);
      double passed = frame == 0 ? 0 : time[frame] - time[frame - 1];
      moveOn(ofResolution, Math.exp(-passed / noiseSeconds), random);
      moveOn(ofAction, Math.exp(-passed / noiseSeconds), random);
      moveOn(scene, Math.exp(-passed / sceneSeconds), random);
      double hardness = radians * Math.exp(sceneSpread * scene[0]);
      for (int action = 0; action < actions; action++) {
        int cell = frame * actions + action;
        int level = space.resolutions().indexOf(space.decision(action).resolution());
        steering[cell] =
            profile.steeringRadians(frame, action)
                + hardness * lossOfResolution[level] * ofResolution[level]
                + hardness * lossOfAction[action] * ofAction[action];
        collision[cell] = profile.collisionProbability(frame, action);
        bytes[cell] = profile.bytes(frame, action);
      }
    }
    return new FlightProfile(
        profile.name() + "-worse-" + copy, space, time, steering, collision, bytes);
  }

  /** One step of processes of deviation 1. */
  private static void moveOn(double[] noise, double past, SplittableRandom random) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = past * noise[i] + Math.sqrt(1 - past * past) * random.nextGaussian();
    }
  }
}

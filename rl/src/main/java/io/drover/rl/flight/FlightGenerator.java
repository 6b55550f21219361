package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.profile.FlightProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws flights that nobody flew, with networks that nobody trained, so that a scheduler meets more
 * kinds of motion and of errors than any recording has.
 *
 * <p>An action's error lasts as long as what caused it, is rarely large, grows where the scene
 * turns ({@link DrawnMotion}), and falls with resolution and quality ({@link FidelityLoss}). Sizes
 * fall with both as those of JPEG do. Every rate and scale is drawn for each flight from a wide
 * range of round numbers; no measured flight was fitted.
 */
public final class FlightGenerator {
  private static final double FRAME_SECONDS = 0.1;
  private static final double FLIGHT_SECONDS = 150;
  private static final Range ERROR_SECONDS = new Range(0.1, 1);
  private static final Range LARGEST_BYTES = new Range(8_000, 150_000);
  private static final Range RESOLUTION_POWER = new Range(1.4, 2);
  private static final Range QUALITY_POWER = new Range(0.5, 0.8);
  private static final double SIZE_SPREAD = 0.1;
  private static final double LEAST_SIZE_FACTOR = 0.5;
  private static final double HEADER_BYTES = 400;

  private final DecisionSpace space;
  private final int frames = (int) Math.round(FLIGHT_SECONDS / FRAME_SECONDS) + 1;
  private final FidelityLoss loss;
  private final SplittableRandom random;

  private FlightGenerator(DecisionSpace space, FidelityLoss loss, SplittableRandom random) {
    this.space = space;
    this.loss = loss;
    this.random = random;
  }

  /**
   * So many flights over a decision space; the same seed gives the same ones. Two flights share a
   * network, and each knows of its fidelity what the other has shown.
   */
  public static List<FlightProfile> generate(DecisionSpace space, int flights, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FlightProfile> generated = new ArrayList<>();
    while (generated.size() < flights) {
      FidelityLoss loss = new FidelityLoss(space, random.split());
      List<FlightProfile> two = new ArrayList<>();
      while (two.size() < 2 && generated.size() + two.size() < flights) {
        String name = "drawn-" + seed + "-" + (generated.size() + two.size() + 1);
        two.add(new FlightGenerator(space, loss, random.split()).generate(name));
      }
      generated.addAll(CrossMeasured.flights(two));
    }
    return generated;
  }

  private FlightProfile generate(String name) {
    DrawnMotion motion = new DrawnMotion(frames, FRAME_SECONDS, random);
    double errorStep = FRAME_SECONDS / ERROR_SECONDS.draw(random);
    double[][] ofResolution = new double[space.resolutions().size()][];
    for (int level = 0; level < ofResolution.length; level++) {
      ofResolution[level] = errors(errorStep);
    }
    double[] busy = DrawnMotion.wander(frames, FRAME_SECONDS, SIZE_SPREAD, random);
    double[] size = sizes();
    int actions = space.size();
    double[] time = new double[frames];
    double[] steering = new double[frames * actions];
    long[] bytes = new long[frames * actions];
    for (int action = 0; action < actions; action++) {
      OffloadDecision decision = space.decision(action);
      double[] shared = ofResolution[space.resolutions().indexOf(decision.resolution())];
      double[] own = errors(errorStep);
      for (int frame = 0; frame < frames; frame++) {
        int cell = frame * actions + action;
        time[frame] = frame * FRAME_SECONDS;
        double error = loss.ofResolution(action) * shared[frame];
        error += loss.ofQuality(action) * own[frame];
        steering[cell] = motion.steeringRadians(frame) + motion.hardness(frame) * error;
        double sent = size[action] * Math.max(LEAST_SIZE_FACTOR, 1 + busy[frame]);
        bytes[cell] = decision.offloaded() ? Math.round(HEADER_BYTES + sent) : 0;
      }
    }
    return new FlightProfile(name, space, time, steering, new double[frames * actions], bytes);
  }

  /** Errors of mean absolute value about 1, rarely large. */
  private double[] errors(double step) {
    double[] errors = DrawnMotion.wander(frames, step, 1, random);
    for (int frame = 0; frame < frames; frame++) {
      errors[frame] *= 0.6 * (1 + 0.5 * errors[frame] * errors[frame]);
    }
    return errors;
  }

  /** Bytes of each action but its header. */
  private double[] sizes() {
    double largest = LARGEST_BYTES.draw(random);
    double resolutionPower = RESOLUTION_POWER.draw(random);
    double qualityPower = QUALITY_POWER.draw(random);
    double finest = quantisation(space.qualities().get(0).value());
    double[] size = new double[space.size()];
    for (int action = 0; action < size.length; action++) {
      OffloadDecision decision = space.decision(action);
      double coarse = decision.quality().map(q -> quantisation(q.value()) / finest).orElse(1.0);
      size[action] =
          largest
              * Math.pow(space.scale(decision.resolution()), resolutionPower)
              * Math.pow(coarse, -qualityPower);
    }
    return size;
  }

  /** libjpeg's factor on its quantisation table; at least that of quality 99. */
  private static double quantisation(int quality) {
    return quality < 50 ? 50.0 / quality : Math.max(0.02, 2 - quality / 50.0);
  }
}

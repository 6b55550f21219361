package io.drover.rl.flight;

import java.util.SplittableRandom;

/**
 * What a drawn flight sees: θ without the network's errors, and how hard each frame is. θ is a slow
 * wander, turns that come and go, and jitter from frame to frame.
 */
final class DrawnMotion {
  private static final Range WANDER_RADIANS = new Range(0.005, 0.15);
  private static final Range WANDER_SECONDS = new Range(1, 10);
  private static final Range TURNS_PER_SECOND = new Range(0.02, 0.5);
  private static final Range TURN_RADIANS = new Range(0.05, 0.6);
  private static final Range TURN_SECONDS = new Range(1, 6);
  private static final Range JITTER_RADIANS = new Range(0.001, 0.06);
  private static final Range SCENE_SECONDS = new Range(2, 15);
  private static final Range SCENE_SPREAD = new Range(0.1, 1);
  private static final Range TURNING_SHARE = new Range(0.05, 1);
  private static final double TURNING_MEMORY = 0.8;
  private static final double MOST_TURNING = 4;
  private static final double LEAST_TURNING = 1e-6;

  private final double[] steering;
  private final double[] hardness;

  DrawnMotion(int frames, double frameSeconds, SplittableRandom random) {
    double[] path = path(frames, frameSeconds, random);
    hardness = hardness(path, frameSeconds, random);
    double jitter = JITTER_RADIANS.draw(random);
    steering = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      steering[frame] = path[frame] + jitter * random.nextGaussian();
    }
  }

  /** θ of a frame at full fidelity, radians. */
  double steeringRadians(int frame) {
    return steering[frame];
  }

  /** Factor on the errors of a frame, around 1. */
  double hardness(int frame) {
    return hardness[frame];
  }

  private static double[] path(int frames, double frameSeconds, SplittableRandom random) {
    double[] path =
        wander(
            frames,
            frameSeconds / WANDER_SECONDS.draw(random),
            WANDER_RADIANS.draw(random),
            random);
    double turnsPerFrame = TURNS_PER_SECOND.draw(random) * frameSeconds;
    double sharpness = TURN_RADIANS.draw(random);
    double turnFrames = TURN_SECONDS.draw(random) / frameSeconds;
    for (int start = 0; start < frames; start++) {
      if (random.nextDouble() < turnsPerFrame) {
        double amplitude = sharpness * random.nextGaussian();
        int length = (int) Math.max(2, turnFrames * (0.5 + random.nextDouble()));
        for (int k = 0; k < length && start + k < frames; k++) {
          path[start + k] += amplitude * 0.5 * (1 - Math.cos(2 * Math.PI * k / length));
        }
      }
    }
    return path;
  }

  /** Scenes are harder for a while, and where they turn. */
  private static double[] hardness(double[] path, double frameSeconds, SplittableRandom random) {
    int frames = path.length;
    double[] scene =
        wander(
            frames, frameSeconds / SCENE_SECONDS.draw(random), SCENE_SPREAD.draw(random), random);
    double share = TURNING_SHARE.draw(random);
    double[] turning = new double[frames];
    double mean = LEAST_TURNING;
    for (int frame = 1; frame < frames; frame++) {
      turning[frame] =
          TURNING_MEMORY * turning[frame - 1]
              + (1 - TURNING_MEMORY) * Math.abs(path[frame] - path[frame - 1]);
      mean += turning[frame] / frames;
    }
    double[] hardness = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      double moving = Math.min(MOST_TURNING, turning[frame] / mean);
      hardness[frame] = Math.exp(scene[frame]) * (1 - share + share * moving);
    }
    return hardness;
  }

  /**
   * A first-order autoregression.
   *
   * @param step length of a frame in time constants
   */
  static double[] wander(int frames, double step, double deviation, SplittableRandom random) {
    double past = Math.exp(-step);
    double[] wander = new double[frames];
    double x = random.nextGaussian();
    for (int frame = 0; frame < frames; frame++) {
      wander[frame] = deviation * x;
      x = past * x + Math.sqrt(1 - past * past) * random.nextGaussian();
    }
    return wander;
  }
}

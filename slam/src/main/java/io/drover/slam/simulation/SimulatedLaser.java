package io.drover.slam.simulation;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.BeamLayout;
import io.drover.slam.sensor.LaserScan;
import java.util.random.RandomGenerator;

/** Sees a plan from a pose, to the millimetre and with the noise of its options. One thread. */
final class SimulatedLaser {
  /** What SICK lasers report when nothing comes back. */
  static final float NO_RETURN = 81.91f;

  private static final double STEPS_PER_METRE = 1000;

  private final RayCaster caster;
  private final LaserOptions options;
  private final BeamLayout layout;
  private final Pose2 mounting;
  private final RandomGenerator random;

  SimulatedLaser(RayCaster caster, LaserOptions options, RandomGenerator random) {
    this.caster = caster;
    this.options = options;
    this.layout = options.layout();
    this.mounting = new Pose2(options.aheadMetres(), 0, 0);
    this.random = random;
  }

  /** Where it stands on its robot. */
  Pose2 mounting() {
    return mounting;
  }

  /** One sweep, all of it at once. */
  LaserScan scan(String stamp, Pose2 robot) {
    Pose2 laser = robot.compose(mounting);
    float[] ranges = new float[layout.beams()];
    for (int beam = 0; beam < ranges.length; beam++) {
      double direction = laser.theta() + layout.startRadians() + beam * layout.stepRadians();
      ranges[beam] = seen(caster.range(laser.x(), laser.y(), direction, options.maxRange()));
    }
    return new LaserScan(
        stamp, layout.startRadians(), layout.stepRadians(), ranges, LaserOptions.LONGEST);
  }

  private float seen(double range) {
    // drawn for each beam, so that what one beam hits does not change the noise of the others
    double noise = options.rangeSigma() * random.nextGaussian();
    boolean missed = random.nextDouble() < options.missedShare();
    double noisy = range + noise;
    if (missed || noisy <= 0 || noisy > options.maxRange()) {
      return NO_RETURN;
    }
    return (float) (Math.round(noisy * STEPS_PER_METRE) / STEPS_PER_METRE);
  }
}

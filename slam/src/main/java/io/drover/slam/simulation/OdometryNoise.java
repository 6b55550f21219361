package io.drover.slam.simulation;

import io.drover.core.config.Doc;
import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import java.util.random.RandomGenerator;

/**
 * How wheels slip: the odometry motion model of Thrun, Burgard and Fox, Probabilistic Robotics,
 * table 5.6, step by step between scans. A step is a turn, a straight line and a turn, each with
 * Gaussian noise of the variances below.
 */
public record OdometryNoise(
    @Doc("α1: variance of a turn by its square") double alpha1,
    @Doc("α2: variance of a turn by the square of the way, 1/m²") double alpha2,
    @Doc("α3: variance of the way by its square") double alpha3,
    @Doc("α4: variance of the way by the squares of the turns, m²") double alpha4) {
  /** Wheels that do not slip. */
  public static final OdometryNoise NONE = new OdometryNoise(0, 0, 0, 0);

  /** At 0.5 m/s and 5 scans a second 3 cm and 0.8° by the root of metres driven. */
  public static final OdometryNoise DEFAULT = new OdometryNoise(0.01, 0.001, 0.01, 0.001);

  /** Below it the direction of a way is not one, metres. */
  private static final double STANDING = 1e-6;

  public OdometryNoise {
    if (!(alpha1 >= 0) || !(alpha2 >= 0) || !(alpha3 >= 0) || !(alpha4 >= 0)) {
      throw new IllegalArgumentException("variances are 0 or more");
    }
  }

  /** What wheels tell of a step; both as seen from where it began. */
  Pose2 sample(Pose2 step, RandomGenerator random) {
    double way = Math.hypot(step.x(), step.y());
    double first = way < STANDING ? 0 : Math.atan2(step.y(), step.x());
    double second = Angles.wrap(step.theta() - first);
    double noisyFirst = first + gaussian(alpha1 * first * first + alpha2 * way * way, random);
    double noisyWay =
        way + gaussian(alpha3 * way * way + alpha4 * (first * first + second * second), random);
    double noisySecond = second + gaussian(alpha1 * second * second + alpha2 * way * way, random);
    return new Pose2(
        noisyWay * Math.cos(noisyFirst),
        noisyWay * Math.sin(noisyFirst),
        Angles.wrap(noisyFirst + noisySecond));
  }

  private static double gaussian(double variance, RandomGenerator random) {
    return Math.sqrt(variance) * random.nextGaussian();
  }
}

package io.drover.slam.optimization;

import io.drover.core.geometry.Pose2;

/** Poses as numbers, with the cosine and the sine of each angle; angles are not wrapped. */
final class Configuration {
  /** Doubles of a pose: x, y, θ, cos θ, sin θ. */
  private static final int POSE = 5;

  private final double[] poses;

  Configuration(int size) {
    poses = new double[POSE * size];
  }

  static Configuration of(PoseProblem problem) {
    Configuration configuration = new Configuration(problem.size());
    for (int i = 0; i < problem.size(); i++) {
      Pose2 pose = problem.pose(i);
      configuration.set(i, pose.x(), pose.y(), pose.theta());
    }
    return configuration;
  }

  void set(int pose, double x, double y, double theta) {
    int p = POSE * pose;
    poses[p] = x;
    poses[p + 1] = y;
    poses[p + 2] = theta;
    poses[p + 3] = Math.cos(theta);
    poses[p + 4] = Math.sin(theta);
  }

  /** Becomes what another one is. */
  void become(Configuration other) {
    System.arraycopy(other.poses, 0, poses, 0, poses.length);
  }

  int size() {
    return poses.length / POSE;
  }

  double x(int pose) {
    return poses[POSE * pose];
  }

  double y(int pose) {
    return poses[POSE * pose + 1];
  }

  double theta(int pose) {
    return poses[POSE * pose + 2];
  }

  double cosine(int pose) {
    return poses[POSE * pose + 3];
  }

  double sine(int pose) {
    return poses[POSE * pose + 4];
  }
}

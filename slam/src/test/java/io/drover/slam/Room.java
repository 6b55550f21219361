package io.drover.slam;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.LaserScan;

/** A closed room of straight walls, 10 × 6 m with a pillar and a bay, seen by a laser. */
public final class Room {
  private static final double[][] WALLS = {
    {0, 0, 10, 0},
    {10, 0, 10, 4},
    {10, 4, 12, 4},
    {12, 4, 12, 6},
    {12, 6, 0, 6},
    {0, 6, 0, 0},
    {4, 2, 4.5, 2},
    {4.5, 2, 4.5, 2.7},
    {4.5, 2.7, 4, 2.7},
    {4, 2.7, 4, 2}
  };
  private static final int BEAMS = 180;

  private Room() {}

  /** What a laser at a pose of the room sees, without noise. */
  public static LaserScan scan(String stamp, Pose2 pose) {
    float[] ranges = new float[BEAMS];
    double step = Math.toRadians(1);
    for (int i = 0; i < BEAMS; i++) {
      ranges[i] = (float) range(pose, pose.theta() - Math.PI / 2 + i * step);
    }
    return new LaserScan(stamp, -Math.PI / 2, step, ranges, 80);
  }

  private static double range(Pose2 pose, double angle) {
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    double nearest = 100;
    for (double[] wall : WALLS) {
      double wx = wall[2] - wall[0];
      double wy = wall[3] - wall[1];
      double cross = dx * wy - dy * wx;
      if (Math.abs(cross) > 1e-12) {
        double ax = wall[0] - pose.x();
        double ay = wall[1] - pose.y();
        double along = (ax * wy - ay * wx) / cross;
        double share = (ax * dy - ay * dx) / cross;
        if (along > 0 && share >= 0 && share <= 1) {
          nearest = Math.min(nearest, along);
        }
      }
    }
    return nearest;
  }

  /** A pose on a round through the room, whose length is 1. */
  public static Pose2 onRound(double share) {
    double a = 2 * Math.PI * share;
    double x = 4.5 + 3 * Math.cos(a);
    double y = 3 + 2 * Math.sin(a);
    return new Pose2(x, y, Math.atan2(2 * Math.cos(a), -3 * Math.sin(a)));
  }
}

package io.drover.slam.local;

import io.drover.core.geometry.Pose2;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How a robot without wheels goes on: by the mean of its last steps. If it went by the last one
 * alone, where a corridor leaves the matcher free each slip would be the next scan's prior, and
 * grow.
 */
final class RecentMotion {
  private static final int STEPS = 4;

  private final Deque<Pose2> steps = new ArrayDeque<>();

  /** A step from one scan to the next, in the robot's frame before it. */
  void add(Pose2 step) {
    if (steps.size() == STEPS) {
      steps.removeFirst();
    }
    steps.addLast(step);
  }

  /** The step that is to be expected; none before the first. */
  Pose2 next() {
    double x = 0;
    double y = 0;
    double theta = 0;
    for (Pose2 step : steps) {
      x += step.x();
      y += step.y();
      theta += step.theta();
    }
    int count = Math.max(1, steps.size());
    return new Pose2(x / count, y / count, theta / count);
  }
}

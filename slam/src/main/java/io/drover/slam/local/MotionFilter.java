package io.drover.slam.local;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import java.util.Optional;

/** Lets a scan through when the robot has moved since the last one that it let through. */
final class MotionFilter {
  private final double metres;
  private final double radians;
  private Optional<Pose2> last = Optional.empty();

  MotionFilter(double metres, double radians) {
    this.metres = metres;
    this.radians = radians;
  }

  boolean moved(Pose2 pose) {
    boolean moved =
        last.map(
                before ->
                    Math.hypot(pose.x() - before.x(), pose.y() - before.y()) > metres
                        || Math.abs(Angles.wrap(pose.theta() - before.theta())) > radians)
            .orElse(true);
    if (moved) {
      last = Optional.of(pose);
    }
    return moved;
  }
}

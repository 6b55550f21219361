package io.drover.launch.bag;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.nav_msgs.Odometry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where a robot's wheels have been lately, between what they told. One thread. */
final class BagOdometry {
  /** Farther apart robots may have done anything between. */
  private static final double MOST_SECONDS = 1;

  private static final int KEPT = 1000;

  private final Deque<At> poses = new ArrayDeque<>();

  private record At(RosTime time, Pose2 pose) {}

  void add(Odometry odometry) {
    RosTime time = odometry.header().stamp();
    if (!poses.isEmpty() && time.compareTo(poses.getLast().time) <= 0) {
      // a clock that was set back begins anew
      poses.clear();
    }
    poses.add(new At(time, PlanarPoses.of(odometry.pose().pose())));
    if (poses.size() > KEPT) {
      poses.removeFirst();
    }
  }

  /** Whether what is known reaches a time. */
  boolean reaches(RosTime time) {
    return !poses.isEmpty() && poses.getLast().time.compareTo(time) >= 0;
  }

  /** Between the two that are around it; the last one if it is not long before. */
  Optional<Pose2> at(RosTime time) {
    Optional<At> before = Optional.empty();
    for (At next : poses) {
      if (next.time.compareTo(time) >= 0) {
        return Optional.of(before.map(from -> between(from, next, time)).orElse(next.pose));
      }
      before = Optional.of(next);
    }
    return before
        .filter(last -> time.secondsSince(last.time) <= MOST_SECONDS)
        .map(last -> last.pose);
  }

  private static Pose2 between(At from, At to, RosTime time) {
    double share = time.secondsSince(from.time) / to.time.secondsSince(from.time);
    Pose2 step = from.pose.between(to.pose);
    return from.pose.compose(
        new Pose2(share * step.x(), share * step.y(), share * Angles.wrap(step.theta())));
  }
}

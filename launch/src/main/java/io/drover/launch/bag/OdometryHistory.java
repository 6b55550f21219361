package io.drover.launch.bag;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.nav_msgs.Odometry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where a robot's wheels have been lately, between what they told. One thread. */
public final class OdometryHistory {
  /** Farther apart robots may have done anything between. */
  private static final double MOST_SECONDS = 1;

  private static final int KEPT = 1000;

  private final Deque<At> poses = new ArrayDeque<>();

  private record At(RosTime time, Pose2 pose) {}

  /** Whether all numbers of a pose are some, as seen from above. */
  public static boolean finite(Odometry odometry) {
    Pose2 pose = PlanarPoses.of(odometry.pose().pose());
    return Double.isFinite(pose.x()) && Double.isFinite(pose.y()) && Double.isFinite(pose.theta());
  }

  /** Takes what they tell next, which is {@linkplain #finite finite}; of one time the first. */
  public void add(Odometry odometry) {
    RosTime time = odometry.header().stamp();
    if (!poses.isEmpty()) {
      int later = time.compareTo(poses.getLast().time);
      if (later == 0) {
        return;
      }
      if (later < 0) {
        // a clock that was set back begins anew
        poses.clear();
      }
    }
    poses.add(new At(time, PlanarPoses.of(odometry.pose().pose())));
    if (poses.size() > KEPT) {
      poses.removeFirst();
    }
  }

  /** Whether what is known reaches a time. */
  public boolean reaches(RosTime time) {
    return !poses.isEmpty() && poses.getLast().time.compareTo(time) >= 0;
  }

  /** Between the two that are around it; the last one if it is not long before. */
  public Optional<Pose2> at(RosTime time) {
    Optional<At> before = Optional.empty();
    for (At next : poses) {
      if (next.time.compareTo(time) >= 0) {
        return before
            .map(from -> between(from, next, time))
            // of a time before all that is known
            .or(() -> Optional.of(next.pose).filter(pose -> near(next, time)));
      }
      before = Optional.of(next);
    }
    return before.filter(last -> near(last, time)).map(last -> last.pose);
  }

  private static boolean near(At known, RosTime time) {
    return Math.abs(time.secondsSince(known.time)) <= MOST_SECONDS;
  }

  private static Pose2 between(At from, At to, RosTime time) {
    double share = time.secondsSince(from.time) / to.time.secondsSince(from.time);
    Pose2 step = from.pose.between(to.pose);
    return from.pose.compose(
        new Pose2(share * step.x(), share * step.y(), share * Angles.wrap(step.theta())));
  }
}

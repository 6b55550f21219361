package io.drover.slam.posegraph;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import java.util.List;

/**
 * A view of one group that was recognised in another one's submaps.
 *
 * @param view what was recognised
 * @param submap one that it was recognised in
 * @param pose of the view's middle in that submap's frame
 * @param constraints its scans in the other's submaps
 */
record Sighting(View view, SubmapNode submap, Pose2 pose, List<Constraint> constraints) {
  private static final double NEAR_METRES = 0.4;

  /** What maps drift by. */
  private static final double DRIFT = 0.02;

  private static final double NEAR_RADIANS = Math.toRadians(4);

  int from() {
    return view.middle().id().robot();
  }

  int to() {
    return submap.id().robot();
  }

  /** The view's place as its own robot has it. */
  Pose2 own() {
    return view.middle().pose();
  }

  /** The view's place as the other has it. */
  Pose2 other() {
    return submap.pose().compose(pose);
  }

  /** The same place as a robot's group has it, which is one of the two. */
  Pose2 in(Group group) {
    return group.has(from()) ? own() : other();
  }

  /** Whether both can be: the way from place to place is the same for both groups. */
  boolean agrees(Sighting second, Group a, Group b) {
    return alike(in(a).between(second.in(a)), in(b).between(second.in(b)));
  }

  /** Whether both can be when the robot has drifted in its own group. */
  boolean agrees(Sighting second) {
    return alike(own().between(second.own()), other().between(second.other()));
  }

  /** Whether it is where the view's robot stands, both being in one frame. */
  boolean here() {
    return alike(Pose2.IDENTITY, own().between(other()));
  }

  private static boolean alike(Pose2 way, Pose2 second) {
    Pose2 off = way.between(second);
    double most = NEAR_METRES + DRIFT * Math.hypot(way.x(), way.y());
    return Math.hypot(off.x(), off.y()) < most && Math.abs(Angles.wrap(off.theta())) < NEAR_RADIANS;
  }
}

package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.optimization.PoseOptimizerOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Robots whose places in one frame are known: that of the first one's first submap. */
final class Group {
  private final List<Trajectory> trajectories = new ArrayList<>();
  private final GroupMap map = new GroupMap(this, 0);
  private final GroupMap past = new GroupMap(this, DriftedLoops.LATE_METRES);
  private long version;

  Group(Trajectory first) {
    this(List.of(first));
  }

  /** Robots that are in one frame already. */
  Group(List<Trajectory> robots) {
    trajectories.addAll(robots);
  }

  List<Trajectory> trajectories() {
    return Collections.unmodifiableList(trajectories);
  }

  /** Whether a robot is among them. */
  boolean has(int robot) {
    return trajectories.stream().anyMatch(trajectory -> trajectory.robot() == robot);
  }

  /** Rising. */
  List<Integer> robots() {
    return trajectories.stream().map(Trajectory::robot).sorted().toList();
  }

  int scans() {
    return trajectories.stream().mapToInt(trajectory -> trajectory.scans().size()).sum();
  }

  /**
   * All that holds its poses together.
   *
   * @param constraints of any robots; those of others are passed over
   */
  GraphProblem problem(List<Constraint> constraints) {
    return Relaxation.problem(this, constraints);
  }

  /** Another one when poses have moved. */
  long version() {
    return version;
  }

  /** Up to date. */
  GroupMap map() {
    map.update();
    return map;
  }

  /** Without what robots have seen just now; up to date. */
  GroupMap past() {
    past.update();
    return past;
  }

  /**
   * Takes in another one's robots.
   *
   * @param frame of the other, seen from this
   */
  void join(Group other, Pose2 frame) {
    for (Trajectory trajectory : other.trajectories) {
      trajectory.moveInto(frame);
      trajectories.add(trajectory);
    }
    version++;
  }

  /**
   * Brings poses to where all constraints fit best.
   *
   * @param constraints of any robots; those of others are passed over
   */
  void relax(List<Constraint> constraints, PoseOptimizerOptions how) {
    Relaxation.relax(this, constraints, how);
    version++;
  }
}

package io.drover.slam.optimization;

import io.drover.core.geometry.Pose2;
import java.util.ArrayList;
import java.util.List;

/** Poses, some of them known, and what was measured between them. One thread. */
public final class PoseProblem {
  private final List<Pose2> poses = new ArrayList<>();
  private final List<Boolean> fixed = new ArrayList<>();
  private final List<PoseEdge> edges = new ArrayList<>();

  /** Adds a pose; returns its index, from 0. */
  public int add(Pose2 pose, boolean known) {
    poses.add(pose);
    fixed.add(known);
    return poses.size() - 1;
  }

  /** Adds a measurement between poses that are there. */
  public void add(PoseEdge edge) {
    if (Math.max(edge.from(), edge.to()) >= poses.size() || edge.from() == edge.to()) {
      throw new IllegalArgumentException("an edge needs two poses that are there: " + edge);
    }
    edges.add(edge);
  }

  public int size() {
    return poses.size();
  }

  public List<Pose2> poses() {
    return List.copyOf(poses);
  }

  public List<PoseEdge> edges() {
    return List.copyOf(edges);
  }

  /** Whether a pose is known and stays. */
  public boolean fixed(int pose) {
    return fixed.get(pose);
  }

  Pose2 pose(int index) {
    return poses.get(index);
  }

  void move(int index, Pose2 pose) {
    poses.set(index, pose);
  }
}

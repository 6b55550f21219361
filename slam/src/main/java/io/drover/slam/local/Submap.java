package io.drover.slam.local;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.grid.ScanInserter;
import io.drover.slam.sensor.PointCloud;

/** A piece of the map, rigid in itself, in the frame of the first scan that it is made of. */
public final class Submap {
  private final int index;
  private final Pose2 origin;
  private final ProbabilityGrid grid;
  private Pose2 last;
  private int scans;
  private double metres;
  private boolean finished;

  Submap(int index, Pose2 origin, double resolution) {
    this(index, origin, new ProbabilityGrid(resolution));
  }

  private Submap(int index, Pose2 origin, ProbabilityGrid grid) {
    this.index = index;
    this.origin = origin;
    this.last = origin;
    this.grid = grid;
  }

  /**
   * One that grows elsewhere: of its grid nothing is known here.
   *
   * @param resolution of its grid, metres
   */
  public static Submap elsewhere(int index, Pose2 origin, double resolution) {
    return new Submap(index, origin, resolution);
  }

  /** One that was finished elsewhere. */
  public static Submap finished(int index, Pose2 origin, ProbabilityGrid grid, int scans) {
    Submap submap = new Submap(index, origin, grid);
    submap.scans = scans;
    submap.finished = true;
    return submap;
  }

  /** Its number in its trajectory, from 0. */
  public int index() {
    return index;
  }

  /** Where its frame stands in the trajectory's local frame. */
  public Pose2 origin() {
    return origin;
  }

  /** Of its frame. */
  public ProbabilityGrid grid() {
    return grid;
  }

  public int scans() {
    return scans;
  }

  /** The way that the robot has gone from its first scan to its last, metres. */
  double metres() {
    return metres;
  }

  /** Whether it will not change any more. */
  public boolean finished() {
    return finished;
  }

  void insert(PointCloud surfaces, Pose2 laser, Pose2 localPose, ScanInserter inserter) {
    inserter.insert(grid, surfaces, laser, origin.between(localPose));
    metres += Math.hypot(localPose.x() - last.x(), localPose.y() - last.y());
    last = localPose;
    scans++;
  }

  void finish() {
    finished = true;
    grid.crop();
  }
}

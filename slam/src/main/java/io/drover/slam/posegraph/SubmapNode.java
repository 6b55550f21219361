package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.GridPyramid;
import io.drover.slam.local.Submap;
import java.util.Optional;
import java.util.TreeSet;

/** A submap in the graph. */
final class SubmapNode {
  /** Of the pyramid. */
  private static final int LEVELS = 5;

  private final Submap submap;
  private final int firstScan;
  private final TreeSet<Integer> found = new TreeSet<>();
  private int lastScan;
  private Pose2 pose;
  private Optional<GridPyramid> pyramid = Optional.empty();

  SubmapNode(Submap submap, int firstScan, Pose2 pose) {
    this.submap = submap;
    this.firstScan = firstScan;
    this.lastScan = firstScan;
    this.pose = pose;
  }

  Submap submap() {
    return submap;
  }

  /** Of the map's frame. */
  Pose2 pose() {
    return pose;
  }

  void move(Pose2 to) {
    pose = to;
  }

  /** Where the trajectory's local frame stands in the map's, as this submap has it. */
  Pose2 localToMap() {
    return pose.compose(submap.origin().inverse());
  }

  /** It is made of this scan, too. */
  void holds(int scan) {
    lastScan = scan;
  }

  int firstScan() {
    return firstScan;
  }

  /** Whether it is made of a scan, or of one right beside it. */
  boolean isOf(int scan) {
    return scan >= firstScan - 1 && scan <= lastScan + 1;
  }

  /** A scan of another visit was found in it. */
  void found(int scan) {
    found.add(scan);
  }

  /** Whether one of so many scans around was found in it. */
  boolean foundNear(int scan, int around) {
    Integer near = found.ceiling(scan - around + 1);
    return near != null && near < scan + around;
  }

  /** Half of its diagonal, metres. */
  double radius() {
    return 0.5
        * submap.grid().resolution()
        * Math.hypot(submap.grid().width(), submap.grid().height());
  }

  /**
   * For searching in it; it must be finished.
   *
   * @param reachMetres always the same
   */
  GridPyramid pyramid(double reachMetres) {
    if (pyramid.isEmpty()) {
      pyramid = Optional.of(new GridPyramid(submap.grid(), LEVELS, reachMetres));
    }
    return pyramid.get();
  }
}

package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.GridPyramid;
import io.drover.slam.local.Submap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A submap in the graph. */
final class SubmapNode {
  /** Of the pyramid. */
  private static final int LEVELS = 5;

  private final SubmapId id;
  private Submap submap;
  private final int firstScan;

  /** By robot: which of its scans were found in it. */
  private final Map<Integer, TreeSet<Integer>> found = new HashMap<>();

  private int lastScan;
  private Pose2 pose;
  private Optional<GridPyramid> pyramid = Optional.empty();

  SubmapNode(SubmapId id, Submap submap, int firstScan, Pose2 pose) {
    this.id = id;
    this.submap = submap;
    this.firstScan = firstScan;
    this.lastScan = firstScan;
    this.pose = pose;
  }

  SubmapId id() {
    return id;
  }

  Submap submap() {
    return submap;
  }

  /** It will not change any more, wherever it has grown. */
  void finish(Submap as) {
    submap = as;
  }

  /** Of its group's frame. */
  Pose2 pose() {
    return pose;
  }

  void move(Pose2 to) {
    pose = to;
  }

  /** Where the robot's local frame stands in its group's, as this submap has it. */
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

  int lastScan() {
    return lastScan;
  }

  /** Whether it is made of a scan, or of one right beside it. */
  boolean isOf(ScanId scan) {
    return scan.robot() == id.robot()
        && scan.index() >= firstScan - 1
        && scan.index() <= lastScan + 1;
  }

  /** A scan of another visit was found in it. */
  void found(ScanId scan) {
    found.computeIfAbsent(scan.robot(), robot -> new TreeSet<>()).add(scan.index());
  }

  /** Whether one of so many scans around was found in it. */
  boolean foundNear(ScanId scan, int around) {
    TreeSet<Integer> others = found.get(scan.robot());
    Integer near = others == null ? null : others.ceiling(scan.index() - around + 1);
    return near != null && near < scan.index() + around;
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

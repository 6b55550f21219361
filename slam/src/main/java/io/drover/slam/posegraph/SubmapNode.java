package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.Submap;
import java.util.Optional;

/** A submap in the graph. */
final class SubmapNode {
  private final SubmapId id;
  private Submap submap;
  private final int firstScan;

  private final double reachMetres;
  private final FoundScans found = new FoundScans();
  private int lastScan;
  private Pose2 pose;
  private Optional<Visit> visit = Optional.empty();
  private Optional<SearchedGrid> searched = Optional.empty();

  /**
   * A node.
   *
   * @param firstScan that it is made of
   * @param pose of its group's frame
   * @param reachMetres half of the widest window that is searched in it
   */
  SubmapNode(SubmapId id, Submap submap, int firstScan, Pose2 pose, double reachMetres) {
    this.id = id;
    this.submap = submap;
    this.firstScan = firstScan;
    this.lastScan = firstScan;
    this.pose = pose;
    this.reachMetres = reachMetres;
  }

  SubmapId id() {
    return id;
  }

  Submap submap() {
    return submap;
  }

  /**
   * It will not change any more, wherever it has grown.
   *
   * @param on of the robot to the edge that has finished it
   */
  void finish(Submap as, Optional<Visit> on) {
    submap = as;
    visit = on;
  }

  /** Of the robot to the edge that has finished it; empty: no edge has searched it. */
  Optional<Visit> visit() {
    return visit;
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
    found.add(scan);
  }

  /** That was a mistake. */
  void lost(ScanId scan) {
    found.remove(scan);
  }

  /** Whether one of so many scans around was found in it. */
  boolean foundNear(ScanId scan, int around) {
    return found.near(scan, around);
  }

  /** Half of its diagonal, metres. */
  double radius() {
    return 0.5
        * submap.grid().resolution()
        * Math.hypot(submap.grid().width(), submap.grid().height());
  }

  /** For searching in it; it must be finished. */
  SearchedGrid searched() {
    if (searched.isEmpty()) {
      searched = Optional.of(new SearchedGrid(submap.grid(), reachMetres));
    }
    return searched.get();
  }
}

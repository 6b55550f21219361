package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.Submap;
import io.drover.slam.posegraph.Constraint.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One robot's kept scans and submaps. */
final class Trajectory {
  private final int robot;
  private final PoseGraphOptions options;
  private final List<SubmapNode> submaps = new ArrayList<>();
  private final List<ScanNode> scans = new ArrayList<>();
  private final List<SubmapNode> finished = new ArrayList<>();
  private final List<ScanNode> picked = new ArrayList<>();
  private Pose2 start = Pose2.IDENTITY;

  /** The number that its robot gave to its first submap. */
  private int firstSubmap;

  Trajectory(int robot, PoseGraphOptions options) {
    this.robot = robot;
    this.options = options;
  }

  int robot() {
    return robot;
  }

  /**
   * Adds a scan where the submaps before it put it.
   *
   * @param visit to the edge that has matched it
   * @return what binds it to the submaps that hold it
   */
  List<Constraint> add(LocalScan scan, Optional<Visit> visit) {
    ScanId id = new ScanId(robot, scans.size());
    if (submaps.isEmpty()) {
      firstSubmap = scan.submaps().get(0).index();
    }
    for (Submap submap : scan.submaps()) {
      if (position(submap) == submaps.size()) {
        Pose2 pose = localToMap(submaps.size() - 1).compose(submap.origin());
        SubmapId added = new SubmapId(robot, submaps.size());
        submaps.add(new SubmapNode(added, submap, id.index(), pose, options.windowMetres()));
      }
    }
    Submap matched = scan.submaps().get(0);
    double way = way() + (scans.isEmpty() ? 0 : apart(last(), scan));
    Pose2 pose = localToMap(position(matched)).compose(scan.pose());
    scans.add(new ScanNode(id, scan, pose, way, visit));
    pick(last());
    List<Constraint> constraints = new ArrayList<>();
    for (Submap submap : scan.submaps()) {
      SubmapNode node = submaps.get(position(submap));
      node.holds(id.index());
      Pose2 seen = submap.origin().between(scan.pose());
      constraints.add(new Constraint(node.id(), id, seen, Kind.INTRA_SUBMAP));
    }
    return constraints;
  }

  private int position(Submap submap) {
    return submap.index() - firstSubmap;
  }

  private Pose2 localToMap(int submap) {
    return submap < 0 ? start : submaps.get(submap).localToMap();
  }

  /**
   * Submaps will not change any more.
   *
   * @param visit to the edge that has finished them
   * @return their nodes
   */
  List<SubmapNode> finish(List<Submap> done, Optional<Visit> visit) {
    List<SubmapNode> nodes = done.stream().map(submap -> finish(submap, visit)).toList();
    finished.addAll(nodes);
    return nodes;
  }

  private SubmapNode finish(Submap submap, Optional<Visit> visit) {
    SubmapNode node = submaps.get(position(submap));
    node.finish(submap, visit);
    return node;
  }

  private void pick(ScanNode scan) {
    if (picked.isEmpty() || far(picked.get(picked.size() - 1), scan)) {
      picked.add(scan);
    }
  }

  private static double apart(ScanNode before, LocalScan scan) {
    Pose2 step = before.scan().pose().between(scan.pose());
    return Math.hypot(step.x(), step.y());
  }

  /** What the robot has driven, metres. */
  double way() {
    return scans.isEmpty() ? 0 : last().way();
  }

  /** There is one. */
  ScanNode last() {
    return scans.get(scans.size() - 1);
  }

  /** The way on which a scan of a submap was taken last, metres. */
  double way(SubmapNode submap) {
    return scans.get(submap.lastScan()).way();
  }

  private boolean far(ScanNode before, ScanNode scan) {
    return scan.id().index() - before.id().index() >= options.everyScan()
        || apart(before, scan.scan()) >= options.everyMetres();
  }

  /** Whether a scan is the last one that was picked. */
  boolean picked(ScanNode scan) {
    return picked.get(picked.size() - 1) == scan;
  }

  /** Scans that are sought in submaps of other visits. */
  List<ScanNode> picked() {
    return Collections.unmodifiableList(picked);
  }

  /** Submaps that will not change. */
  List<SubmapNode> finished() {
    return Collections.unmodifiableList(finished);
  }

  List<SubmapNode> submaps() {
    return Collections.unmodifiableList(submaps);
  }

  List<ScanNode> scans() {
    return Collections.unmodifiableList(scans);
  }

  /**
   * Takes it to another frame.
   *
   * @param frame of this one's group, seen from the other
   */
  void moveInto(Pose2 frame) {
    start = frame.compose(start);
    submaps.forEach(submap -> submap.move(frame.compose(submap.pose())));
    scans.forEach(scan -> scan.move(frame.compose(scan.pose())));
  }
}

package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.posegraph.Encounters.Meeting;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.List;

/** Puts groups together that have met, here or on an edge, and remembers how that came about. */
final class Joining {
  /** A loop that an edge has found farther off moves what hangs on it. */
  private static final double MOVING_METRES = 0.3;

  private final Groups groups;
  private final LoopClosing loops;
  private final EdgeWork edges;
  private final StageCosts costs;
  private final List<MapMerge> merges = new ArrayList<>();

  Joining(Groups groups, LoopClosing loops, EdgeWork edges, StageCosts costs) {
    this.groups = groups;
    this.loops = loops;
    this.edges = edges;
    this.costs = costs;
  }

  /** How robots came together that are apart again. */
  void forget(List<Integer> robots) {
    edges.forget();
    merges.removeIf(merge -> robots.containsAll(merge.robots()));
  }

  /** Robots that share a frame now, and those that were there before. */
  private record Joined(Group group, List<Trajectory> before, List<Trajectory> joining) {}

  /** In that order. */
  List<MapMerge> merges() {
    return List.copyOf(merges);
  }

  /**
   * Puts two groups together, and looks for loops between them.
   *
   * @param after the last scan that was added
   */
  void join(Meeting meeting, ScanId after) {
    Joined joined = joined(meeting.larger(), meeting.smaller(), after);
    Group unused = groups.join(meeting);
    seekLoops(joined);
  }

  private Joined joined(Group larger, Group smaller, ScanId after) {
    merges.add(new MapMerge(larger.robots(), smaller.robots(), after));
    return new Joined(larger, List.copyOf(larger.trajectories()), smaller.trajectories());
  }

  private void seekLoops(Joined joined) {
    costs.measured(Stage.LOOP_SEARCH, () -> loops.seek(joined.before(), joined.joining()));
    groups.relax(joined.group());
  }

  /**
   * Takes in what an edge has found; groups that it has put together are one here, too.
   *
   * @param after the last scan that was added
   */
  void take(List<Constraint> found, ScanId after) {
    List<Constraint> fresh = found.stream().filter(this::isNew).toList();
    loops.add(fresh);
    fresh.forEach(this::lookedFor);
    List<Joined> joined = new ArrayList<>();
    for (Constraint each : fresh) {
      if (groups.of(each.submap().robot()) != groups.of(each.scan().robot())) {
        joined.add(join(each, after));
      }
    }
    fresh.stream()
        .filter(this::moves)
        .map(each -> groups.of(each.scan().robot()))
        .distinct()
        .forEach(groups::relax);
    joined.forEach(this::seekLoops);
  }

  private boolean isNew(Constraint constraint) {
    return groups.has(constraint)
        && !groups.node(constraint.submap()).foundNear(constraint.scan(), 1);
  }

  private void lookedFor(Constraint constraint) {
    groups
        .node(constraint.submap())
        .visit()
        .ifPresent(
            in -> groups.node(constraint.scan()).visit().ifPresent(of -> edges.joined(in, of)));
  }

  private Joined join(Constraint by, ScanId after) {
    Group submaps = groups.of(by.submap().robot());
    Group scans = groups.of(by.scan().robot());
    Pose2 inSubmaps = groups.node(by.submap()).pose().compose(by.pose());
    Pose2 inScans = groups.node(by.scan()).pose();
    boolean larger = submaps.scans() >= scans.scans();
    Joined joined = larger ? joined(submaps, scans, after) : joined(scans, submaps, after);
    if (larger) {
      groups.join(submaps, inSubmaps, scans, inScans);
    } else {
      groups.join(scans, inScans, submaps, inSubmaps);
    }
    return joined;
  }

  private boolean moves(Constraint constraint) {
    Pose2 off = groups.residual(constraint);
    return Math.hypot(off.x(), off.y()) > MOVING_METRES;
  }
}

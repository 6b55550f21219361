package io.drover.slam.posegraph;

import java.util.List;

/**
 * Closes loops within groups: scans of one visit in submaps of another, around where they are
 * thought to be, and farther off where a robot has not closed a loop for long.
 */
final class LoopClosing {
  private final Groups groups;
  private final LoopCandidates candidates;
  private final ConstraintSearch search;
  private final DriftedLoops drifted;

  /**
   * Has closed none.
   *
   * @param edges what need not be looked for
   */
  LoopClosing(PoseGraphOptions options, Groups groups, ConstraintSearch search, EdgeWork edges) {
    this.groups = groups;
    this.candidates = new LoopCandidates(options, edges);
    this.search = search;
    this.drifted = new DriftedLoops(options, edges);
  }

  /** A new scan in old submaps. */
  void seek(Group group, ScanNode scan) {
    seekAll(finished(group.trajectories()), List.of(scan));
  }

  /** Old scans in new submaps. */
  void seek(Group group, List<SubmapNode> submaps) {
    seekAll(submaps, picked(group.trajectories()));
  }

  /** Scans of robots that stand in one frame now in submaps of the others, both ways. */
  void seek(List<Trajectory> some, List<Trajectory> others) {
    seekAll(finished(some), picked(others));
    seekAll(finished(others), picked(some));
  }

  private static List<SubmapNode> finished(List<Trajectory> robots) {
    return robots.stream().flatMap(robot -> robot.finished().stream()).toList();
  }

  private static List<ScanNode> picked(List<Trajectory> robots) {
    return robots.stream().flatMap(robot -> robot.picked().stream()).toList();
  }

  private void seekAll(List<SubmapNode> submaps, List<ScanNode> scans) {
    List<SearchTask> tasks =
        submaps.stream().flatMap(submap -> candidates.of(submap, scans).stream()).toList();
    if (!tasks.isEmpty()) {
      search.find(tasks).forEach(this::add);
    }
  }

  /** Takes in what was found. */
  void add(List<Constraint> found) {
    groups.add(found);
    for (Constraint constraint : found) {
      SubmapNode submap = groups.node(constraint.submap());
      submap.found(constraint.scan());
      closed(submap, groups.node(constraint.scan()));
    }
  }

  /** A loop is closed for both robots. */
  private void closed(SubmapNode submap, ScanNode scan) {
    ScanNode last = groups.node(new ScanId(submap.id().robot(), submap.lastScan()));
    if (submap.id().robot() != scan.id().robot()) {
      drifted.closed(scan);
      drifted.closed(last);
    } else if (Math.abs(scan.way() - last.way()) > DriftedLoops.LATE_METRES) {
      drifted.closed(scan.way() > last.way() ? scan : last);
    }
  }

  /** Looks whether a robot has come back to where its own group has been. */
  void lookBack(View view, Trajectory trajectory) {
    Group group = groups.of(trajectory.robot());
    double since = drifted.closed(trajectory.robot());
    List<Sighting> sightings = drifted.look(view, trajectory, group);
    if (!sightings.isEmpty()) {
      groups.addSeen(sightings);
      drifted.closed(view.middle());
      groups.relax(group);
      seekAgain(trajectory, group, since);
      groups.relax(group);
    }
  }

  /** What a robot has seen since its last loop stands elsewhere now. */
  private void seekAgain(Trajectory trajectory, Group group, double since) {
    trajectory.picked().stream()
        .filter(scan -> scan.way() > since)
        .forEach(scan -> seek(group, scan));
    seek(
        group,
        trajectory.finished().stream().filter(each -> trajectory.way(each) > since).toList());
  }
}

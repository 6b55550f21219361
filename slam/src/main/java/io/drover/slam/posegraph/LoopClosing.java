package io.drover.slam.posegraph;

import java.util.List;

/**
 * Closes loops within groups: scans of one visit in submaps of another, around where they are
 * thought to be, and farther off where a robot has not closed a loop for long.
 */
final class LoopClosing {
  private final Groups groups;
  private final LoopSearch loops;
  private final DriftedLoops drifted;

  LoopClosing(PoseGraphOptions options, Groups groups) {
    this.groups = groups;
    this.loops = new LoopSearch(options);
    this.drifted = new DriftedLoops(options);
  }

  /** A new scan in old submaps. */
  void seek(Group group, ScanNode scan) {
    for (Trajectory other : group.trajectories()) {
      other.finished().forEach(submap -> seek(submap, scan));
    }
  }

  /** Old scans in new submaps. */
  void seek(Group group, List<SubmapNode> submaps) {
    for (SubmapNode submap : submaps) {
      for (Trajectory other : group.trajectories()) {
        other.picked().forEach(scan -> seek(submap, scan));
      }
    }
  }

  /** Scans of robots that stand in one frame now in submaps of the others, both ways. */
  void seek(List<Trajectory> some, List<Trajectory> others) {
    for (Trajectory a : some) {
      for (Trajectory b : others) {
        a.finished().forEach(submap -> b.picked().forEach(scan -> seek(submap, scan)));
        b.finished().forEach(submap -> a.picked().forEach(scan -> seek(submap, scan)));
      }
    }
  }

  private void seek(SubmapNode submap, ScanNode scan) {
    loops
        .find(submap, scan)
        .ifPresent(
            constraint -> {
              submap.found(scan.id());
              groups.add(List.of(constraint));
              closed(submap, scan);
            });
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

package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out that a robot has come back to a place of its own group, and has drifted farther than
 * {@link ConstraintSearch} looks: by views that are recognised in what was seen before, and agree
 * about the drift. Nothing is sought while loops are found in the usual way.
 */
final class DriftedLoops {
  /** What was seen on the last part of the way is no other visit. */
  static final double LATE_METRES = 15;

  /** A robot that has closed a loop so short a way before is not lost. */
  private static final double LOST_METRES = 10;

  /** What a robot may have drifted by on a metre of the way, metres. */
  private static final double DRIFT = 0.1;

  private final PoseGraphOptions options;
  private final EdgeWork edges;
  private final ViewSearch search;
  private final Consensus<Sighting> consensus;

  /** By robot. */
  private final Map<Integer, List<Sighting>> sightings = new HashMap<>();

  /** By robot: its way until the last loop. */
  private final Map<Integer, Double> closed = new HashMap<>();

  DriftedLoops(PoseGraphOptions options, EdgeWork edges) {
    this.options = options;
    this.edges = edges;
    this.search = new ViewSearch(options);
    this.consensus =
        new Consensus<>(
            Sighting::agrees, Sighting::own, options.sightings(), Consensus.SPAN_METRES);
  }

  /** A loop of a robot was found. */
  void closed(ScanNode scan) {
    closed.merge(scan.id().robot(), scan.way(), Math::max);
    sightings.remove(scan.id().robot());
  }

  /** A robot's way until its last loop, metres. */
  double closed(int robot) {
    return closed.getOrDefault(robot, 0.0);
  }

  /** Sightings that show where the robot is, if there are enough of them. */
  List<Sighting> look(View view, Trajectory robot, Group group) {
    ScanNode middle = view.middle();
    if (middle.way() - closed(robot.robot()) < LOST_METRES) {
      return List.of();
    }
    List<SubmapNode> past = new ArrayList<>();
    for (Trajectory each : group.trajectories()) {
      double until = each.way() - LATE_METRES;
      each.finished().stream()
          .filter(submap -> each.way(submap) <= until && !edges.covers(submap, middle))
          .forEach(past::add);
    }
    if (past.isEmpty()) {
      return List.of();
    }
    Optional<Sighting> found =
        search
            .find(view, most(middle.way()), group.past(), past)
            .filter(sighting -> likely(sighting, robot));
    return found.map(sighting -> agreeing(sighting, robot.robot())).orElse(List.of());
  }

  private boolean likely(Sighting sighting, Trajectory robot) {
    double before = sighting.to() == robot.robot() ? robot.way(sighting.submap()) : 0;
    Pose2 own = sighting.own();
    Pose2 other = sighting.other();
    return Math.hypot(other.x() - own.x(), other.y() - own.y())
        < most(sighting.view().middle().way() - before);
  }

  /** What a robot may have drifted by. */
  private double most(double way) {
    return options.windowMetres() + DRIFT * way;
  }

  private List<Sighting> agreeing(Sighting sighting, int robot) {
    List<Sighting> all = sightings.computeIfAbsent(robot, number -> new ArrayList<>());
    double now = sighting.view().middle().way();
    all.removeIf(each -> now - each.view().middle().way() > LATE_METRES);
    all.add(sighting);
    return consensus.with(sighting, all);
  }
}

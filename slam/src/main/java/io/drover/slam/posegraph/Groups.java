package io.drover.slam.posegraph;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import io.drover.slam.optimization.PoseOptimizerOptions;
import io.drover.slam.posegraph.Constraint.Kind;
import io.drover.slam.posegraph.Encounters.Meeting;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All robots, which of them share a frame, and the constraints that hold their poses. */
final class Groups {
  private static final PoseOptimizerOptions RELAXING = new PoseOptimizerOptions(20, 1e-5, 1);
  private static final PoseOptimizerOptions LAST = new PoseOptimizerOptions(100, 1e-7, 1);

  /** Farther from where the graph has a scan it was not seen. */
  private static final double REFUTED_METRES = 0.5;

  private static final double REFUTED_RADIANS = Math.toRadians(5);

  /** What is given up lets the rest move, and some of it be refuted in turn. */
  private static final int MOST_ROUNDS = 4;

  private final PoseGraphOptions options;
  private final StageCosts costs;
  private final Map<Integer, Trajectory> trajectories = new TreeMap<>();
  private final Map<Integer, Group> groups = new HashMap<>();
  private final List<Constraint> constraints = new ArrayList<>();

  Groups(PoseGraphOptions options, StageCosts costs) {
    this.options = options;
    this.costs = costs;
  }

  /** By robot, rising. */
  Map<Integer, Trajectory> trajectories() {
    return Collections.unmodifiableMap(trajectories);
  }

  /** A robot's; a new one has a group of its own. */
  Trajectory trajectory(int robot) {
    return trajectories.computeIfAbsent(
        robot,
        number -> {
          Trajectory added = new Trajectory(number, options);
          groups.put(number, new Group(added));
          return added;
        });
  }

  ScanNode node(ScanId scan) {
    return trajectories.get(scan.robot()).scans().get(scan.index());
  }

  SubmapNode node(SubmapId submap) {
    return trajectories.get(submap.robot()).submaps().get(submap.index());
  }

  Group of(int robot) {
    return groups.get(robot);
  }

  /** In the order of their first robots. */
  List<Group> all() {
    return trajectories.keySet().stream().map(groups::get).distinct().toList();
  }

  List<Constraint> constraints() {
    return Collections.unmodifiableList(constraints);
  }

  void add(List<Constraint> found) {
    constraints.addAll(found);
  }

  /** Views overlap: what several of them have found is added once. */
  void addSeen(List<Sighting> sightings) {
    Map<List<Object>, Constraint> once = new LinkedHashMap<>();
    for (Sighting sighting : sightings) {
      for (Constraint each : sighting.constraints()) {
        once.putIfAbsent(List.of(each.submap(), each.scan()), each);
      }
    }
    constraints.addAll(once.values());
  }

  /**
   * Two groups are one from now on, the one with more scans taking in the other, where what they
   * have seen of each other says.
   *
   * @return the one that is left
   */
  Group join(Meeting meeting) {
    Group larger = meeting.larger();
    List<Sighting> sightings = meeting.sightings();
    Sighting last = sightings.get(sightings.size() - 1);
    join(larger, last.in(larger), meeting.smaller(), last.in(meeting.smaller()));
    addSeen(sightings);
    relax(larger);
    return larger;
  }

  /**
   * Two groups are one from now on.
   *
   * @param place somewhere, in the frame that is left
   * @param samePlace in the other
   */
  void join(Group larger, Pose2 place, Group smaller, Pose2 samePlace) {
    larger.join(smaller, place.compose(samePlace.inverse()));
    smaller.trajectories().forEach(joining -> groups.put(joining.robot(), larger));
  }

  /** Whether its submap and its scan are there. */
  boolean has(Constraint constraint) {
    Trajectory submaps = trajectories.get(constraint.submap().robot());
    Trajectory scans = trajectories.get(constraint.scan().robot());
    return submaps != null
        && scans != null
        && constraint.submap().index() < submaps.submaps().size()
        && constraint.scan().index() < scans.scans().size();
  }

  /** How far from where it was found a scan stands in the graph, seen from there. */
  Pose2 residual(Constraint constraint) {
    Pose2 stands = node(constraint.submap()).pose().between(node(constraint.scan()).pose());
    return constraint.pose().between(stands);
  }

  /**
   * Parts robots whose maps contradict each other; what has held them together is given up.
   *
   * @return whether there were any
   */
  boolean part() {
    int before = all().size();
    for (Group group : all()) {
      List<List<Trajectory>> parts = Parting.of(group, constraints);
      if (parts.size() > 1) {
        for (List<Trajectory> part : parts) {
          Group own = new Group(part);
          part.forEach(robot -> groups.put(robot.robot(), own));
        }
      }
    }
    boolean parted = all().size() > before;
    if (parted) {
      giveUp();
    }
    return parted;
  }

  /** What held robots together that are of one group no more; it may be looked for again. */
  private void giveUp() {
    List<Constraint> apart =
        constraints.stream()
            .filter(each -> !groups.get(each.scan().robot()).has(each.submap().robot()))
            .toList();
    apart.forEach(each -> node(each.submap()).lost(each.scan()));
    constraints.removeAll(Set.copyOf(apart));
  }

  /** Each of a group's robots has a group of its own again. */
  void scatter(Group group) {
    group.trajectories().forEach(robot -> groups.put(robot.robot(), new Group(robot)));
    giveUp();
  }

  /** Brings a group's poses to where its constraints fit. */
  void relax(Group group) {
    relax(group, RELAXING);
  }

  /** All of them. */
  void relax() {
    all().forEach(this::relax);
  }

  /**
   * All of them to where constraints fit best. Scans that were found elsewhere than the rest of the
   * graph says were not recognised but mistaken, along a corridor above all: their constraints are
   * given up.
   */
  void relaxLast() {
    boolean refuted = true;
    for (int i = 0; refuted && i < MOST_ROUNDS; i++) {
      all().forEach(group -> relax(group, LAST));
      refuted = constraints.removeIf(this::refuted);
    }
  }

  private boolean refuted(Constraint constraint) {
    Group group = groups.get(constraint.scan().robot());
    if (constraint.kind() == Kind.INTRA_SUBMAP || !group.has(constraint.submap().robot())) {
      return false;
    }
    Pose2 off = residual(constraint);
    return Math.hypot(off.x(), off.y()) > REFUTED_METRES
        || Math.abs(Angles.wrap(off.theta())) > REFUTED_RADIANS;
  }

  private void relax(Group group, PoseOptimizerOptions how) {
    costs.measured(Stage.RELAXATION, () -> group.relax(constraints, how));
  }
}

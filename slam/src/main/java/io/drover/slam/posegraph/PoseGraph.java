package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.Submap;
import io.drover.slam.optimization.PoseOptimizerOptions;
import io.drover.slam.posegraph.Encounters.Meeting;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Kept scans and submaps of one or several robots, and where they stand to each other (Konolige et
 * al. 2010; Hess et al. 2016, section V). Loops are sought and closed as scans come; robots of
 * which nothing is known have frames of their own until they are recognised in each other's maps.
 * One thread.
 */
public final class PoseGraph {
  private static final PoseOptimizerOptions RELAXING = new PoseOptimizerOptions(20, 1e-5, 1);
  private static final PoseOptimizerOptions LAST = new PoseOptimizerOptions(100, 1e-7, 1);

  private final PoseGraphOptions options;
  private final StageCosts costs;
  private final LoopSearch loops;
  private final Encounters encounters;
  private final DriftedLoops drifted;
  private final Map<Integer, Trajectory> trajectories = new TreeMap<>();
  private final Map<Integer, Group> groups = new HashMap<>();
  private final Map<Integer, List<View>> views = new HashMap<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<MapMerge> merges = new ArrayList<>();
  private ScanId lastAdded = new ScanId(0, 0);
  private int sinceOptimized;

  public PoseGraph(PoseGraphOptions options) {
    this(options, StageCosts.unobserved());
  }

  /** One whose stages are measured. */
  public PoseGraph(PoseGraphOptions options, StageCosts costs) {
    this.options = options;
    this.costs = costs;
    this.loops = new LoopSearch(options);
    this.encounters = new Encounters(options);
    this.drifted = new DriftedLoops(options);
  }

  /** Adds a robot's scan that submaps hold. */
  public ScanId add(int robot, LocalScan scan) {
    Trajectory trajectory =
        trajectories.computeIfAbsent(robot, number -> new Trajectory(number, options));
    Group group = groups.computeIfAbsent(robot, number -> new Group(trajectory));
    constraints.addAll(trajectory.add(scan));
    ScanNode node = trajectory.scans().get(trajectory.scans().size() - 1);
    lastAdded = node.id();
    costs.measured(
        Stage.LOOP_SEARCH,
        () -> {
          if (trajectory.picked(node)) {
            seekLoops(group, node);
          }
          seekLoops(group, trajectory.finish(scan.finished()));
        });
    costs.measured(Stage.RECOGNITION, () -> lookAround(trajectory));
    if (++sinceOptimized >= options.scansPerOptimization()) {
      relax(RELAXING);
    }
    return node.id();
  }

  /** A new scan in old submaps. */
  private void seekLoops(Group group, ScanNode scan) {
    for (Trajectory other : group.trajectories()) {
      other.finished().forEach(submap -> seek(submap, scan));
    }
  }

  /** Old scans in new submaps. */
  private void seekLoops(Group group, List<SubmapNode> submaps) {
    for (SubmapNode submap : submaps) {
      for (Trajectory other : group.trajectories()) {
        other.picked().forEach(scan -> seek(submap, scan));
      }
    }
  }

  private void seek(SubmapNode submap, ScanNode scan) {
    loops
        .find(submap, scan)
        .ifPresent(
            constraint -> {
              submap.found(scan.id());
              constraints.add(constraint);
              closed(submap, scan);
            });
  }

  /** Looks whether the robot is where one of another group has been. */
  private void lookAround(Trajectory trajectory) {
    List<View> seen = views.computeIfAbsent(trajectory.robot(), robot -> new ArrayList<>());
    int last = seen.isEmpty() ? -1 : seen.get(seen.size() - 1).middle().id().index();
    Optional<View> view = View.next(trajectory, last);
    if (view.isPresent()) {
      seen.add(view.get());
      look(view.get());
      lookBack(view.get(), trajectory);
    }
  }

  /** Looks whether the robot has come back to where its own group has been. */
  private void lookBack(View view, Trajectory trajectory) {
    Group group = groups.get(trajectory.robot());
    double since = drifted.closed(trajectory.robot());
    List<Sighting> sightings = drifted.look(view, trajectory, group);
    if (!sightings.isEmpty()) {
      sightings.forEach(each -> constraints.addAll(each.constraints()));
      drifted.closed(view.middle());
      group.relax(constraints, RELAXING);
      seekAgain(trajectory, group, since);
      group.relax(constraints, RELAXING);
    }
  }

  /** What a robot has seen since its last loop stands elsewhere now. */
  private void seekAgain(Trajectory trajectory, Group group, double since) {
    trajectory.picked().stream()
        .filter(scan -> scan.way() > since)
        .forEach(scan -> seekLoops(group, scan));
    seekLoops(
        group,
        trajectory.finished().stream().filter(each -> trajectory.way(each) > since).toList());
  }

  /** A loop is closed for both robots. */
  private void closed(SubmapNode submap, ScanNode scan) {
    Trajectory of = trajectories.get(submap.id().robot());
    ScanNode last = of.scans().get(submap.lastScan());
    if (submap.id().robot() != scan.id().robot()) {
      drifted.closed(scan);
      drifted.closed(last);
    } else if (Math.abs(scan.way() - last.way()) > DriftedLoops.LATE_METRES) {
      drifted.closed(scan.way() > last.way() ? scan : last);
    }
  }

  private void look(View view) {
    Group own = groups.get(view.middle().id().robot());
    for (Group other : allGroups()) {
      if (other != own && allGroups().contains(other)) {
        encounters.look(view, own, other, options.sightings()).ifPresent(this::join);
        own = groups.get(view.middle().id().robot());
      }
    }
  }

  private List<Group> allGroups() {
    return groups.values().stream().distinct().toList();
  }

  private void join(Meeting meeting) {
    Group larger = meeting.first();
    Group smaller = meeting.second();
    if (smaller.scans() > larger.scans()) {
      larger = meeting.second();
      smaller = meeting.first();
    }
    var sighting = meeting.sightings().get(meeting.sightings().size() - 1);
    Pose2 frame = sighting.in(larger).compose(sighting.in(smaller).inverse());
    List<Trajectory> joining = smaller.trajectories();
    List<Trajectory> before = List.copyOf(larger.trajectories());
    merges.add(new MapMerge(larger.robots(), smaller.robots(), lastAdded));
    larger.join(smaller, frame);
    for (Trajectory trajectory : joining) {
      groups.put(trajectory.robot(), larger);
    }
    meeting.sightings().forEach(each -> constraints.addAll(each.constraints()));
    relax(larger, RELAXING);
    costs.measured(Stage.LOOP_SEARCH, () -> seekAll(before, joining));
    relax(larger, RELAXING);
  }

  private void seekAll(List<Trajectory> some, List<Trajectory> others) {
    for (Trajectory a : some) {
      for (Trajectory b : others) {
        seekAll(a, b);
        seekAll(b, a);
      }
    }
  }

  private void seekAll(Trajectory inSubmapsOf, Trajectory scansOf) {
    for (SubmapNode submap : inSubmapsOf.finished()) {
      scansOf.picked().forEach(scan -> seek(submap, scan));
    }
  }

  /**
   * No scan of a robot comes any more.
   *
   * @param last submaps that are finished by that
   */
  public void finish(int robot, List<Submap> last) {
    if (trajectories.containsKey(robot)) {
      List<SubmapNode> finished = trajectories.get(robot).finish(last);
      costs.measured(Stage.LOOP_SEARCH, () -> seekLoops(groups.get(robot), finished));
    }
  }

  /**
   * No scan comes any more: robots that have not been recognised yet are looked for once more in
   * all that the others have seen, and poses are brought to where all constraints fit best.
   */
  public void finish() {
    recogniseLate();
    relax(LAST);
  }

  /** Submaps that still grew when a view came can be searched now. */
  private void recogniseLate() {
    int before = Integer.MAX_VALUE;
    while (allGroups().size() > 1 && allGroups().size() < before) {
      before = allGroups().size();
      relax(RELAXING);
      costs.measured(
          Stage.RECOGNITION, () -> views.values().forEach(seen -> seen.forEach(this::look)));
    }
  }

  private void relax(PoseOptimizerOptions how) {
    allGroups().forEach(group -> relax(group, how));
    sinceOptimized = 0;
  }

  private void relax(Group group, PoseOptimizerOptions how) {
    costs.measured(Stage.RELAXATION, () -> group.relax(constraints, how));
  }

  /** Robots that have scans, rising. */
  public List<Integer> robots() {
    return List.copyOf(trajectories.keySet());
  }

  /**
   * Robots that share the map's frame, rising: of groups that have found each other the one with
   * most robots, of those the one with most scans.
   */
  public List<Integer> merged() {
    return allGroups().stream()
        .max(
            Comparator.comparingInt((Group group) -> group.trajectories().size())
                .thenComparingInt(Group::scans))
        .map(Group::robots)
        .orElse(List.of());
  }

  /** Robots that share a frame, rising, for each frame; in the order of their first ones. */
  public List<List<Integer>> frames() {
    return allGroups().stream()
        .map(Group::robots)
        .sorted(Comparator.comparingInt(robots -> robots.get(0)))
        .toList();
  }

  /** How robots came to share frames, in that order. */
  public List<MapMerge> merges() {
    return List.copyOf(merges);
  }

  /** Poses of the robots that share a robot's frame, and all that holds them together. */
  public GraphProblem problem(int robot) {
    return groups.get(robot).problem(constraints);
  }

  /** The robot's pose when it took a kept scan, in the frame of its group. */
  public Pose2 pose(ScanId scan) {
    return node(scan).pose();
  }

  /** A kept scan. */
  public LocalScan scan(ScanId scan) {
    return node(scan).scan();
  }

  private ScanNode node(ScanId scan) {
    return trajectories.get(scan.robot()).scans().get(scan.index());
  }

  /** A robot's kept scans, in the order in which they came. */
  public List<ScanId> scans(int robot) {
    return trajectories.get(robot).scans().stream().map(ScanNode::id).toList();
  }

  /** A robot's submaps, in the order in which they were begun. */
  public List<SubmapId> submaps(int robot) {
    return trajectories.get(robot).submaps().stream().map(SubmapNode::id).toList();
  }

  /** A submap's frame, in the frame of its robot's group. */
  public Pose2 pose(SubmapId submap) {
    return node(submap).pose();
  }

  public Submap submap(SubmapId submap) {
    return node(submap).submap();
  }

  private SubmapNode node(SubmapId submap) {
    return trajectories.get(submap.robot()).submaps().get(submap.index());
  }

  /** How many submaps there are. */
  public int submaps() {
    return trajectories.values().stream().mapToInt(trajectory -> trajectory.submaps().size()).sum();
  }

  public List<Constraint> constraints() {
    return List.copyOf(constraints);
  }
}

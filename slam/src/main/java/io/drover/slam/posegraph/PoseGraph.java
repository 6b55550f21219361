package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.Submap;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Kept scans and submaps of one or several robots, and where they stand to each other (Konolige et
 * al. 2010; Hess et al. 2016, section V). Loops are sought and closed as scans come; robots of
 * which nothing is known have frames of their own until they are recognised in each other's maps.
 * One thread.
 */
public final class PoseGraph {
  private final PoseGraphOptions options;
  private final StageCosts costs;
  private final Groups groups;
  private final LoopClosing loops;
  private final Joining joining;
  private final Recognition recognition;
  private ScanId lastAdded = new ScanId(0, 0);
  private int sinceRelaxed;

  public PoseGraph(PoseGraphOptions options) {
    this(options, StageCosts.unobserved());
  }

  /** One whose stages are measured. */
  public PoseGraph(PoseGraphOptions options, StageCosts costs) {
    this(options, costs, ConstraintSearch.serial(options));
  }

  /**
   * One whose loops are sought elsewhere.
   *
   * @param search of the same options
   */
  public PoseGraph(PoseGraphOptions options, StageCosts costs, ConstraintSearch search) {
    this.options = options;
    this.costs = costs;
    this.groups = new Groups(options, costs);
    EdgeWork edges = new EdgeWork();
    this.loops = new LoopClosing(options, groups, search, edges);
    this.joining = new Joining(groups, loops, edges, costs);
    this.recognition = new Recognition(options, groups, loops, joining, costs);
  }

  /** Adds a robot's scan that submaps hold. */
  public ScanId add(int robot, LocalScan scan) {
    return add(robot, scan, Optional.empty());
  }

  /**
   * Adds one that was matched on an edge.
   *
   * @param visit to that edge, which {@linkplain #take tells} what it finds among all that it is
   *     sent; nothing of that is looked for here. Empty: no edge looks for loops
   */
  public ScanId add(int robot, LocalScan scan, Optional<Visit> visit) {
    Trajectory trajectory = groups.trajectory(robot);
    groups.add(trajectory.add(scan, visit));
    ScanNode node = trajectory.last();
    lastAdded = node.id();
    costs.measured(
        Stage.LOOP_SEARCH,
        () -> {
          if (trajectory.picked(node)) {
            loops.seek(groups.of(robot), node);
          }
          loops.seek(groups.of(robot), trajectory.finish(scan.finished(), visit));
        });
    recognition.lookAround(trajectory, lastAdded);
    if (++sinceRelaxed >= options.scansPerOptimization()) {
      groups.relax();
      sinceRelaxed = 0;
    }
    return node.id();
  }

  /** Takes in loops that edges have found; what is not there is passed over. */
  public void take(List<Constraint> found) {
    joining.take(found, lastAdded);
  }

  /**
   * No scan of a robot comes any more.
   *
   * @param last submaps that are finished by that
   */
  public void finish(int robot, List<Submap> last) {
    finish(robot, last, Optional.empty());
  }

  /**
   * The same, on an edge.
   *
   * @param visit to it
   */
  public void finish(int robot, List<Submap> last, Optional<Visit> visit) {
    if (groups.trajectories().containsKey(robot)) {
      List<SubmapNode> finished = groups.trajectory(robot).finish(last, visit);
      costs.measured(Stage.LOOP_SEARCH, () -> loops.seek(groups.of(robot), finished));
    }
  }

  /**
   * Brings poses to where constraints fit, as is done now and then while scans come: for when none
   * has come for a while.
   *
   * @return whether scans had come since
   */
  public boolean relax() {
    boolean came = sinceRelaxed > 0;
    if (came) {
      groups.relax();
      sinceRelaxed = 0;
    }
    return came;
  }

  /**
   * No scan comes for now: robots that have not been recognised yet are looked for once more in all
   * that the others have seen, and poses are brought to where constraints fit. Nothing that was
   * found is given up: what is to come decides.
   */
  public void settle() {
    recognition.lookAgain(lastAdded);
    groups.relax();
    sinceRelaxed = 0;
  }

  /**
   * No scan comes any more: robots that have not been recognised yet are looked for once more in
   * all that the others have seen, and poses are brought to where all constraints fit best. Robots
   * that were put together elsewhere than all their views say are put together anew, and robots
   * whose maps contradict each other then are parted again.
   */
  public void finish() {
    recognition.lookAgain(lastAdded);
    groups.relaxLast();
    if (recognition.scatter()) {
      recognition.lookAgain(lastAdded);
      groups.relaxLast();
    }
    if (groups.part()) {
      groups.relaxLast();
    }
  }

  /** Robots that have scans, rising. */
  public List<Integer> robots() {
    return List.copyOf(groups.trajectories().keySet());
  }

  /**
   * Robots that share the map's frame, rising: of groups that have found each other the one with
   * most robots, of those the one with most scans.
   */
  public List<Integer> merged() {
    return groups.all().stream()
        .max(
            Comparator.comparingInt((Group group) -> group.trajectories().size())
                .thenComparingInt(Group::scans))
        .map(Group::robots)
        .orElse(List.of());
  }

  /** Robots that share a frame, rising, for each frame; in the order of their first ones. */
  public List<List<Integer>> frames() {
    return groups.all().stream()
        .map(Group::robots)
        .sorted(Comparator.comparingInt(robots -> robots.get(0)))
        .toList();
  }

  /** How robots came to share frames, in that order. */
  public List<MapMerge> merges() {
    return recognition.merges();
  }

  /** Poses of the robots that share a robot's frame, and all that holds them together. */
  public GraphProblem problem(int robot) {
    return groups.of(robot).problem(groups.constraints());
  }

  /** The robot's pose when it took a kept scan, in the frame of its group. */
  public Pose2 pose(ScanId scan) {
    return groups.node(scan).pose();
  }

  /** A kept scan. */
  public LocalScan scan(ScanId scan) {
    return groups.node(scan).scan();
  }

  /** A robot's kept scans, in the order in which they came. */
  public List<ScanId> scans(int robot) {
    return groups.trajectories().get(robot).scans().stream().map(ScanNode::id).toList();
  }

  /** A robot's submaps, in the order in which they were begun. */
  public List<SubmapId> submaps(int robot) {
    return groups.trajectories().get(robot).submaps().stream().map(SubmapNode::id).toList();
  }

  /** Those of a robot's submaps that will not change any more. */
  public List<SubmapId> finished(int robot) {
    return groups.trajectories().get(robot).finished().stream().map(SubmapNode::id).toList();
  }

  /** A submap's frame, in the frame of its robot's group. */
  public Pose2 pose(SubmapId submap) {
    return groups.node(submap).pose();
  }

  public Submap submap(SubmapId submap) {
    return groups.node(submap).submap();
  }

  /** How many submaps there are. */
  public int submaps() {
    return groups.trajectories().values().stream()
        .mapToInt(trajectory -> trajectory.submaps().size())
        .sum();
  }

  public List<Constraint> constraints() {
    return constraints(0);
  }

  /**
   * Those that have come since.
   *
   * @param known so many there were; until the graph is finished none is given up
   */
  public List<Constraint> constraints(int known) {
    return List.copyOf(groups.constraints().subList(known, groups.constraints().size()));
  }
}

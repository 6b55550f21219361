package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.optimization.Information;
import io.drover.slam.optimization.PoseEdge;
import io.drover.slam.optimization.PoseOptimizer;
import io.drover.slam.optimization.PoseOptimizerOptions;
import io.drover.slam.optimization.PoseProblem;
import io.drover.slam.posegraph.Constraint.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a group's poses to where all its constraints fit best: sparse pose adjustment (Konolige et
 * al. 2010; Hess et al. 2016, equation SPA). Each kept scan is bound to the one before it, too.
 */
final class Relaxation {
  private static final Information WITHIN = Information.of(30, 60);
  private static final Information ACROSS = Information.of(30, 100);
  private static final Information ALONG = Information.of(30, 200);

  private final Group group;
  private final PoseProblem problem = new PoseProblem();

  /** By robot: where its submaps begin among the problem's poses, and its scans. */
  private final Map<Integer, Integer> firstSubmap = new HashMap<>();

  private final Map<Integer, Integer> firstScan = new HashMap<>();

  private Relaxation(Group group) {
    this.group = group;
  }

  /**
   * Moves a group's poses.
   *
   * @param constraints of any robots; those of others are passed over
   */
  static void relax(Group group, List<Constraint> constraints, PoseOptimizerOptions how) {
    Relaxation relaxation = of(group, constraints);
    new PoseOptimizer(how).solve(relaxation.problem);
    relaxation.move();
  }

  /**
   * What there is to relax of a group.
   *
   * @param constraints of any robots; those of others are passed over
   */
  static GraphProblem problem(Group group, List<Constraint> constraints) {
    return new GraphProblem(
        of(group, constraints).problem,
        group.trajectories().stream()
            .flatMap(trajectory -> trajectory.submaps().stream().map(SubmapNode::id))
            .toList(),
        group.trajectories().stream()
            .flatMap(trajectory -> trajectory.scans().stream().map(ScanNode::id))
            .toList());
  }

  private static Relaxation of(Group group, List<Constraint> constraints) {
    Relaxation relaxation = new Relaxation(group);
    relaxation.addPoses();
    relaxation.addEdges(constraints);
    return relaxation;
  }

  private void addPoses() {
    for (Trajectory trajectory : group.trajectories()) {
      firstSubmap.put(trajectory.robot(), problem.size());
      trajectory.submaps().forEach(node -> problem.add(node.pose(), problem.size() == 0));
    }
    for (Trajectory trajectory : group.trajectories()) {
      firstScan.put(trajectory.robot(), problem.size());
      trajectory.scans().forEach(node -> problem.add(node.pose(), false));
    }
  }

  private void addEdges(List<Constraint> constraints) {
    for (Constraint constraint : constraints) {
      Integer submaps = firstSubmap.get(constraint.submap().robot());
      Integer scans = firstScan.get(constraint.scan().robot());
      if (submaps != null && scans != null) {
        boolean across = constraint.kind() == Kind.INTER_SUBMAP;
        problem.add(
            new PoseEdge(
                submaps + constraint.submap().index(),
                scans + constraint.scan().index(),
                constraint.pose(),
                across ? ACROSS : WITHIN,
                across));
      }
    }
    for (Trajectory trajectory : group.trajectories()) {
      int first = firstScan.get(trajectory.robot());
      List<ScanNode> scans = trajectory.scans();
      for (int scan = 1; scan < scans.size(); scan++) {
        Pose2 before = scans.get(scan - 1).scan().pose();
        Pose2 step = before.between(scans.get(scan).scan().pose());
        problem.add(new PoseEdge(first + scan - 1, first + scan, step, ALONG, false));
      }
    }
  }

  private void move() {
    List<Pose2> poses = problem.poses();
    for (Trajectory trajectory : group.trajectories()) {
      int submap = firstSubmap.get(trajectory.robot());
      for (SubmapNode node : trajectory.submaps()) {
        node.move(poses.get(submap++));
      }
      int scan = firstScan.get(trajectory.robot());
      for (ScanNode node : trajectory.scans()) {
        node.move(poses.get(scan++));
      }
    }
  }
}

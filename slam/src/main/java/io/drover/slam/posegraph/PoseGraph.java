package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.Submap;
import io.drover.slam.optimization.Information;
import io.drover.slam.optimization.PoseEdge;
import io.drover.slam.optimization.PoseOptimizer;
import io.drover.slam.optimization.PoseOptimizerOptions;
import io.drover.slam.optimization.PoseProblem;
import io.drover.slam.posegraph.Constraint.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * One robot's kept scans and submaps in the map's frame, which is the first submap's: sparse pose
 * adjustment over the constraints between them (Konolige et al. 2010; Hess et al. 2016, section V).
 * Loops are sought and closed as scans come. One thread.
 */
public final class PoseGraph {
  private static final Information WITHIN = Information.of(30, 60);
  private static final Information ACROSS = Information.of(30, 100);
  private static final Information ALONG = Information.of(30, 100);
  private static final PoseOptimizerOptions RELAXING = new PoseOptimizerOptions(20, 1e-5, 1);
  private static final PoseOptimizerOptions LAST = new PoseOptimizerOptions(100, 1e-7, 1);

  private final PoseGraphOptions options;
  private final LoopSearch loops;
  private final List<SubmapNode> submaps = new ArrayList<>();
  private final List<ScanNode> scans = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private int finished;
  private int sinceOptimized;

  public PoseGraph(PoseGraphOptions options) {
    this.options = options;
    this.loops = new LoopSearch(options);
  }

  /**
   * Adds a scan that submaps hold.
   *
   * @return its index
   */
  public int add(LocalScan scan) {
    int index = scans.size();
    for (Submap submap : scan.submaps()) {
      if (submap.index() == submaps.size()) {
        Pose2 pose = localToMap(submaps.size() - 1).compose(submap.origin());
        submaps.add(new SubmapNode(submap, index, pose));
      }
    }
    Submap matched = scan.submaps().get(0);
    scans.add(new ScanNode(scan, localToMap(matched.index()).compose(scan.pose())));
    for (Submap submap : scan.submaps()) {
      submaps.get(submap.index()).holds(index);
      Pose2 pose = submap.origin().between(scan.pose());
      constraints.add(new Constraint(submap.index(), index, pose, Kind.INTRA_SUBMAP));
    }
    seekLoops(index);
    if (++sinceOptimized >= options.scansPerOptimization()) {
      optimize(RELAXING);
      sinceOptimized = 0;
    }
    return index;
  }

  private Pose2 localToMap(int submap) {
    return submap < 0 ? Pose2.IDENTITY : submaps.get(submap).localToMap();
  }

  /** The new scan in old submaps, and old scans in submaps that are finished now. */
  private void seekLoops(int index) {
    for (int submap = 0; submap < finished && loops.picks(index); submap++) {
      seek(submap, index);
    }
    while (finished < submaps.size() && submaps.get(finished).submap().finished()) {
      for (int scan = 0; scan < submaps.get(finished).firstScan(); scan++) {
        if (loops.picks(scan)) {
          seek(finished, scan);
        }
      }
      finished++;
    }
  }

  private void seek(int submap, int scan) {
    loops
        .find(submaps.get(submap), scans.get(scan), scan)
        .ifPresent(
            pose -> {
              submaps.get(submap).found(scan);
              constraints.add(new Constraint(submap, scan, pose, Kind.INTER_SUBMAP));
            });
  }

  /** No scan comes any more: poses are brought to where all constraints fit best. */
  public void finish() {
    optimize(LAST);
  }

  private void optimize(PoseOptimizerOptions how) {
    PoseProblem problem = new PoseProblem();
    submaps.forEach(submap -> problem.add(submap.pose(), problem.size() == 0));
    scans.forEach(scan -> problem.add(scan.pose(), false));
    for (Constraint constraint : constraints) {
      boolean across = constraint.kind() == Kind.INTER_SUBMAP;
      problem.add(
          new PoseEdge(
              constraint.submap(),
              submaps.size() + constraint.scan(),
              constraint.pose(),
              across ? ACROSS : WITHIN,
              across));
    }
    for (int scan = 1; scan < scans.size(); scan++) {
      Pose2 step = scans.get(scan - 1).scan().pose().between(scans.get(scan).scan().pose());
      int to = submaps.size() + scan;
      problem.add(new PoseEdge(to - 1, to, step, ALONG, false));
    }
    new PoseOptimizer(how).solve(problem);
    List<Pose2> poses = problem.poses();
    for (int i = 0; i < submaps.size(); i++) {
      submaps.get(i).move(poses.get(i));
    }
    for (int i = 0; i < scans.size(); i++) {
      scans.get(i).move(poses.get(submaps.size() + i));
    }
  }

  /** The robot's pose in the map's frame when it took a kept scan. */
  public Pose2 pose(int scan) {
    return scans.get(scan).pose();
  }

  /** The kept scan of that index. */
  public LocalScan scan(int scan) {
    return scans.get(scan).scan();
  }

  /** How many scans were kept. */
  public int size() {
    return scans.size();
  }

  /** How many submaps there are. */
  public int submaps() {
    return submaps.size();
  }

  public List<Constraint> constraints() {
    return List.copyOf(constraints);
  }
}

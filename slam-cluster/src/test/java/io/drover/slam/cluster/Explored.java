package io.drover.slam.cluster;

import io.drover.slam.StampedPose;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.fusion.LocalFusion;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.ConstraintSearch;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.SearchTask;
import io.drover.slam.simulation.FloorPlanKind;
import io.drover.slam.simulation.FloorPlanOptions;
import io.drover.slam.simulation.SimulatedFleet;
import io.drover.slam.simulation.SimulatedFleetOptions;
import io.drover.slam.simulation.SimulatedRobotOptions;
import io.drover.slam.simulation.SimulatedScan;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * An apartment that four robots have explored.
 *
 * @param batches that were looked for, and what was found, in that order
 */
record Explored(
    List<List<SearchTask>> batches,
    List<List<List<Constraint>>> found,
    List<Constraint> constraints,
    List<List<StampedPose>> trajectories) {
  static final PoseGraphOptions OPTIONS = PoseGraphOptions.DEFAULT;

  private static final int ROBOTS = 4;
  private static final double SECONDS = 90;

  static Explored by(ConstraintSearch search) {
    SimulatedFleet fleet =
        new SimulatedFleet(
            FloorPlanOptions.usual(FloorPlanKind.APARTMENT, 3).plan(),
            new SimulatedFleetOptions(ROBOTS, SECONDS, SimulatedRobotOptions.DEFAULT, 3));
    List<List<SearchTask>> batches = new ArrayList<>();
    List<List<List<Constraint>>> found = new ArrayList<>();
    ConstraintSearch recording =
        tasks -> {
          batches.add(tasks);
          found.add(search.find(tasks));
          return found.get(found.size() - 1);
        };
    try (GlobalMerge merge = new GlobalMerge(OPTIONS, StageCosts.unobserved(), recording);
        LocalFusion fusion = new LocalFusion(LocalSlamOptions.DEFAULT, merge)) {
      List<Iterator<SimulatedScan>> robots = new ArrayList<>();
      for (int robot = 0; robot < ROBOTS; robot++) {
        robots.add(fleet.scans(robot).iterator());
      }
      while (robots.get(0).hasNext()) {
        for (int robot = 0; robot < ROBOTS; robot++) {
          fusion.add(robot, robots.get(robot).next().scan());
        }
      }
      fusion.finish();
      merge.finish();
      return new Explored(
          batches,
          found,
          merge.graph().constraints(),
          merge.robots().stream().map(merge::trajectory).toList());
    }
  }

  /** The batch of most scans. */
  int largest() {
    int largest = 0;
    for (int i = 0; i < batches.size(); i++) {
      if (SearchTask.scans(batches.get(i)) > SearchTask.scans(batches.get(largest))) {
        largest = i;
      }
    }
    return largest;
  }
}

package io.drover.slam.map;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.grid.ScanInserter;
import io.drover.slam.local.LocalScan;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.ScanId;

/** Kept scans drawn anew where a pose graph has them. One thread. */
public final class MapDrawing {
  private static final double HIT = 0.6;
  private static final double MISS = 0.47;

  private final ProbabilityGrid grid;
  private final ScanInserter inserter = new ScanInserter(HIT, MISS);

  /**
   * Nothing is drawn yet.
   *
   * @param resolution side of a cell, metres
   */
  public MapDrawing(double resolution) {
    this.grid = new ProbabilityGrid(resolution);
  }

  /**
   * Draws all kept scans of a robot.
   *
   * @param frame of the robot's group, as seen from the drawing's
   */
  public void add(PoseGraph graph, int robot, Pose2 frame) {
    for (ScanId scan : graph.scans(robot)) {
      add(new PlacedScan(graph.scan(scan), frame.compose(graph.pose(scan))));
    }
  }

  /** Draws one scan. */
  public void add(PlacedScan placed) {
    LocalScan scan = placed.scan();
    inserter.insert(grid, scan.points(), scan.laser(), placed.pose());
  }

  /** What was drawn, no larger than it must be. */
  public ProbabilityGrid grid() {
    grid.crop();
    return grid;
  }
}

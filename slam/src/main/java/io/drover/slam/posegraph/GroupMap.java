package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.GridPyramid;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.grid.ScanInserter;
import io.drover.slam.local.LocalScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a group's robots have seen in one coarse grid of the group's frame, for searching. */
final class GroupMap {
  static final double RESOLUTION = 0.1;

  /** Half of the window that a search tries at once. */
  static final double REACH_METRES = 3.2;

  private static final int LEVELS = 5;
  private static final double HIT = 0.62;
  private static final double MISS = 0.47;

  private final Group group;
  private final double lateMetres;
  private final ScanInserter inserter = new ScanInserter(HIT, MISS);
  private final Map<Integer, Integer> drawn = new HashMap<>();
  private ProbabilityGrid grid = new ProbabilityGrid(RESOLUTION);
  private long version = -1;
  private Optional<GridPyramid> pyramid = Optional.empty();

  /**
   * A group's map.
   *
   * @param lateMetres what robots have seen on so much of their last ways is left out
   */
  GroupMap(Group group, double lateMetres) {
    this.group = group;
    this.lateMetres = lateMetres;
  }

  /** All that one robot has seen, where its scans stand now. */
  static ProbabilityGrid of(Trajectory robot) {
    ProbabilityGrid grid = new ProbabilityGrid(RESOLUTION);
    ScanInserter inserter = new ScanInserter(HIT, MISS);
    for (ScanNode node : robot.scans()) {
      inserter.insert(grid, node.scan().points(), node.scan().laser(), node.pose());
    }
    return grid;
  }

  /** Draws what has come since; all of it anew if poses have moved. */
  void update() {
    if (version != group.version()) {
      version = group.version();
      grid = new ProbabilityGrid(RESOLUTION);
      drawn.clear();
      pyramid = Optional.empty();
    }
    for (Trajectory trajectory : group.trajectories()) {
      List<ScanNode> scans = trajectory.scans();
      int from = drawn.getOrDefault(trajectory.robot(), 0);
      int to = from;
      while (to < scans.size() && scans.get(to).way() <= trajectory.way() - lateMetres) {
        to++;
      }
      for (ScanNode node : scans.subList(from, to)) {
        LocalScan scan = node.scan();
        inserter.insert(grid, scan.points(), scan.laser(), node.pose());
        pyramid = Optional.empty();
      }
      drawn.put(trajectory.robot(), to);
    }
  }

  ProbabilityGrid grid() {
    return grid;
  }

  GridPyramid pyramid() {
    if (pyramid.isEmpty()) {
      pyramid = Optional.of(new GridPyramid(grid, LEVELS, REACH_METRES));
    }
    return pyramid.get();
  }

  /** Middles of windows that together cover all places where a robot may stand. */
  List<Pose2> windows() {
    List<Pose2> middles = new ArrayList<>();
    double side = 2 * REACH_METRES;
    int cells = (int) Math.round(side / RESOLUTION);
    for (int row = 0; row < grid.height(); row += cells) {
      for (int column = 0; column < grid.width(); column += cells) {
        if (anyFree(column, row, cells)) {
          middles.add(
              new Pose2(
                  grid.minX() + column * RESOLUTION + REACH_METRES,
                  grid.minY() + row * RESOLUTION + REACH_METRES,
                  0));
        }
      }
    }
    return middles;
  }

  private boolean anyFree(int column, int row, int cells) {
    for (int j = row; j < row + cells; j++) {
      for (int i = column; i < column + cells; i++) {
        if (free(i, j)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean free(int column, int row) {
    byte cell = grid.cell(column, row);
    return cell != ProbabilityGrid.UNKNOWN && cell < 0;
  }
}

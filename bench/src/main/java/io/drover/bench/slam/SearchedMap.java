package io.drover.bench.slam;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.GridPyramid;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.matching.BranchAndBoundMatcher;
import io.drover.slam.matching.GaussNewtonOptions;
import io.drover.slam.matching.GaussNewtonScanMatcher;
import io.drover.slam.matching.ScanMatch;
import io.drover.slam.sensor.PointCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A robot's map prepared for another one's views to be found in it, as Drover's pose graph finds
 * them: views of several scans, sought everywhere and turned any way, and believed once two agree.
 */
final class SearchedMap {
  private static final double RESOLUTION = 0.1;
  private static final double REACH_METRES = 3.2;
  private static final int LEVELS = 5;
  private static final double LEAST_SCORE = 0.6;
  private static final int VIEWS = 4;

  /** Scans to each side of a view's middle that may belong to it, and how far away. */
  private static final int ASIDE = 40;

  private static final double ALONG_METRES = 2.5;
  private static final double AROUND_METRES = 8;
  private static final double THINNING = 0.2;
  private static final double SAME_METRES = 0.4;
  private static final double SAME_RADIANS = Math.toRadians(4);

  private static final BranchAndBoundMatcher SEARCHING =
      new BranchAndBoundMatcher(REACH_METRES, Math.PI);
  private static final GaussNewtonScanMatcher REFINING =
      new GaussNewtonScanMatcher(new GaussNewtonOptions(1, 0.1, 0.1, 20));

  private final ProbabilityGrid grid = new ProbabilityGrid(RESOLUTION);
  private final GridPyramid pyramid;
  private final List<Pose2> windows;
  private final List<View> views = new ArrayList<>();

  /**
   * Scans around a place put together.
   *
   * @param pose of the robot there, in its map's frame
   * @param points in the frame of that robot
   */
  private record View(Pose2 pose, PointCloud points) {}

  SearchedMap(RobotMap map) {
    map.draw(grid, Pose2.IDENTITY);
    pyramid = new GridPyramid(grid, LEVELS, REACH_METRES);
    windows = windows();
    for (int i = 0; i < VIEWS && !map.scans().isEmpty(); i++) {
      views.add(view(map, (2 * i + 1) * map.scans().size() / (2 * VIEWS)));
    }
  }

  private static View view(RobotMap map, int middle) {
    Pose2 at = map.poses().get(middle);
    int first = Math.max(0, middle - ASIDE);
    int last = Math.min(map.scans().size() - 1, middle + ASIDE);
    List<PointCloud> near = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      Pose2 from = at.between(map.poses().get(i));
      if (Math.hypot(from.x(), from.y()) <= ALONG_METRES) {
        near.add(map.scans().get(i).points().thinned(THINNING).seenFrom(from));
      }
    }
    PointCloud points = PointCloud.together(near);
    return new View(at, points.within(AROUND_METRES).thinned(THINNING));
  }

  private List<Pose2> windows() {
    List<Pose2> middles = new ArrayList<>();
    int cells = (int) Math.round(2 * REACH_METRES / RESOLUTION);
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
        byte cell = grid.cell(i, j);
        if (cell != ProbabilityGrid.UNKNOWN && cell < 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Pose of another map's frame in this one's; nowhere unless two of its views agree. */
  Optional<Pose2> find(SearchedMap other) {
    List<Pose2> frames = new ArrayList<>();
    for (View view : other.views) {
      Optional<Pose2> frame = find(view);
      if (frame.isPresent() && frames.stream().anyMatch(seen -> same(seen, frame.get()))) {
        return frame;
      }
      frame.ifPresent(frames::add);
    }
    return Optional.empty();
  }

  private Optional<Pose2> find(View view) {
    Optional<ScanMatch> best = Optional.empty();
    for (Pose2 window : windows) {
      double least = best.map(ScanMatch::score).orElse(LEAST_SCORE);
      Optional<ScanMatch> found = SEARCHING.match(view.points, pyramid, window, least);
      best = found.isPresent() ? found : best;
    }
    return best.map(match -> REFINING.match(view.points, grid, match.pose()).pose())
        .map(pose -> pose.compose(view.pose.inverse()));
  }

  private static boolean same(Pose2 a, Pose2 b) {
    Pose2 off = a.between(b);
    return Math.hypot(off.x(), off.y()) < SAME_METRES
        && Math.abs(Angles.wrap(off.theta())) < SAME_RADIANS;
  }
}

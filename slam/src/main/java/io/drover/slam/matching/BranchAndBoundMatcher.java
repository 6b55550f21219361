package io.drover.slam.matching;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.GridPyramid;
import io.drover.slam.sensor.PointCloud;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds where a scan fits best in a wide window around a prior, or that it fits nowhere:
 * depth-first branch and bound over a grid's pyramid (Hess et al. 2016, algorithm 3). Exact to a
 * cell and to the angle by which the farthest point moves one. One thread each.
 */
public final class BranchAndBoundMatcher {
  private final double windowMetres;
  private final double windowRadians;

  /**
   * A matcher of this window.
   *
   * @param windowMetres to each side of the prior
   * @param windowRadians to each side; π for all
   */
  public BranchAndBoundMatcher(double windowMetres, double windowRadians) {
    this.windowMetres = windowMetres;
    this.windowRadians = windowRadians;
  }

  /**
   * The best pose.
   *
   * @param points in the scan's frame
   * @param prior of the scan's frame in the grid's
   * @param leastScore what a pose has to be better than, 0 to 1
   */
  public Optional<ScanMatch> match(
      PointCloud points, GridPyramid pyramid, Pose2 prior, double leastScore) {
    Search search = new Search(points, pyramid, prior, leastScore);
    search.run();
    return search.found();
  }

  private final class Search {
    private final PointCloud points;
    private final GridPyramid pyramid;
    private final Pose2 prior;
    private final int reach;
    private final int turns;
    private final double stepRadians;
    private final int[][] columns;
    private final int[][] rows;
    private double best;
    private Optional<Candidate> winner = Optional.empty();

    Search(PointCloud points, GridPyramid pyramid, Pose2 prior, double leastScore) {
      this.points = points;
      this.pyramid = pyramid;
      this.prior = prior;
      this.best = leastScore * points.size();
      this.reach = (int) Math.ceil(windowMetres / pyramid.resolution());
      double farthest = 3 * pyramid.resolution();
      for (int i = 0; i < points.size(); i++) {
        farthest = Math.max(farthest, Math.hypot(points.x()[i], points.y()[i]));
      }
      double ratio = pyramid.resolution() / farthest;
      this.stepRadians = Math.acos(1 - ratio * ratio / 2);
      this.turns = (int) Math.ceil(windowRadians / stepRadians);
      this.columns = new int[2 * turns + 1][];
      this.rows = new int[2 * turns + 1][];
    }

    private void run() {
      int top = pyramid.depth() - 1;
      int side = 1 << top;
      int across = (2 * reach + side) / side;
      Candidate[] candidates = new Candidate[(2 * turns + 1) * across * across];
      int count = 0;
      for (int turn = 0; turn <= 2 * turns; turn++) {
        place(turn);
        for (int i = 0; i < across; i++) {
          for (int j = 0; j < across; j++) {
            Candidate candidate = candidate(top, turn, -reach + i * side, -reach + j * side);
            if (candidate.bound > best) {
              candidates[count++] = candidate;
            }
          }
        }
      }
      descend(Arrays.copyOf(candidates, count), top);
    }

    private void place(int turn) {
      double theta = prior.theta() + (turn - turns) * stepRadians;
      double c = Math.cos(theta);
      double s = Math.sin(theta);
      columns[turn] = new int[points.size()];
      rows[turn] = new int[points.size()];
      for (int i = 0; i < points.size(); i++) {
        double px = points.x()[i];
        double py = points.y()[i];
        columns[turn][i] = pyramid.column(prior.x() + c * px - s * py);
        rows[turn][i] = pyramid.row(prior.y() + s * px + c * py);
      }
    }

    private Candidate candidate(int level, int turn, int dx, int dy) {
      return new Candidate(turn, dx, dy, pyramid.sum(level, columns[turn], rows[turn], dx, dy));
    }

    private void descend(Candidate[] candidates, int level) {
      Arrays.sort(candidates, (a, b) -> Double.compare(b.bound, a.bound));
      for (Candidate candidate : candidates) {
        if (candidate.bound <= best) {
          return;
        }
        if (level == 0) {
          best = candidate.bound;
          winner = Optional.of(candidate);
          return;
        }
        descend(children(candidate, level - 1), level - 1);
      }
    }

    private Candidate[] children(Candidate parent, int level) {
      int side = 1 << level;
      Candidate[] four = new Candidate[4];
      int count = 0;
      for (int k = 0; k < 4; k++) {
        int dx = parent.dx + (k & 1) * side;
        int dy = parent.dy + (k >> 1) * side;
        if (dx <= reach && dy <= reach) {
          Candidate child = candidate(level, parent.turn, dx, dy);
          if (child.bound > best) {
            four[count++] = child;
          }
        }
      }
      return Arrays.copyOf(four, count);
    }

    private Optional<ScanMatch> found() {
      return winner.map(
          candidate ->
              new ScanMatch(
                  new Pose2(
                      prior.x() + candidate.dx * pyramid.resolution(),
                      prior.y() + candidate.dy * pyramid.resolution(),
                      prior.theta() + (candidate.turn - turns) * stepRadians),
                  candidate.bound / points.size()));
    }
  }

  /**
   * Poses not yet told apart.
   *
   * @param turn number of the angle
   * @param dx least offset, cells
   * @param dy least offset, cells
   * @param bound of the sum over points that any of them has
   */
  private record Candidate(int turn, int dx, int dy, double bound) {}
}

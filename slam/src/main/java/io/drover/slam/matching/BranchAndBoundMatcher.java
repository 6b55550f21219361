package io.drover.slam.matching;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.GridPyramid;
import io.drover.slam.sensor.PointCloud;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds where a scan fits best in a wide window around a prior, or that it fits nowhere:
 * depth-first branch and bound over a grid's pyramid (Hess et al. 2016, algorithm 3). Exact to a
 * cell of the pyramid and to the angle by which the farthest point moves one. Any thread.
 */
public final class BranchAndBoundMatcher {
  private final double windowMetres;
  private final double windowRadians;

  /**
   * A matcher of this window.
   *
   * @param windowMetres to each side of the prior; at most the pyramids' reach
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
    return match(points, pyramid, prior, leastScore, Optional.empty());
  }

  /**
   * The best pose outside a zone.
   *
   * @param except poses that are not wanted
   */
  public Optional<ScanMatch> match(
      PointCloud points,
      GridPyramid pyramid,
      Pose2 prior,
      double leastScore,
      Optional<Zone> except) {
    if (points.size() == 0) {
      return Optional.empty();
    }
    Search search = new Search(points, pyramid, prior, leastScore, except);
    search.run();
    return search.found();
  }

  private final class Search {
    private final PointCloud points;
    private final GridPyramid pyramid;
    private final Pose2 prior;
    private final Optional<Zone> except;
    private final int reach;
    private final int turns;
    private final double stepRadians;
    private final int[][] places;
    private final int[] counts;
    private int best;
    private long winner = Candidate.NONE;

    Search(
        PointCloud points,
        GridPyramid pyramid,
        Pose2 prior,
        double leastScore,
        Optional<Zone> except) {
      this.except = except;
      this.points = points;
      this.pyramid = pyramid;
      this.prior = prior;
      this.best = GridPyramid.asSum(leastScore, points.size());
      int wanted = (int) Math.ceil(windowMetres / pyramid.resolution());
      this.reach = Math.min(wanted, pyramid.reach());
      double farthest = 3 * pyramid.resolution();
      for (int i = 0; i < points.size(); i++) {
        farthest = Math.max(farthest, Math.hypot(points.x()[i], points.y()[i]));
      }
      double ratio = pyramid.resolution() / farthest;
      this.stepRadians = Math.acos(1 - ratio * ratio / 2);
      this.turns = (int) Math.ceil(windowRadians / stepRadians);
      this.places = new int[2 * turns + 1][];
      this.counts = new int[2 * turns + 1];
    }

    private void run() {
      int top = pyramid.depth() - 1;
      int side = 1 << top;
      int across = (2 * reach + side) / side;
      long[] candidates = new long[(2 * turns + 1) * across * across];
      int count = 0;
      for (int turn = 0; turn <= 2 * turns; turn++) {
        place(turn);
        for (int i = 0; i < across; i++) {
          for (int j = 0; j < across; j++) {
            long candidate = candidate(top, turn, -reach + i * side, -reach + j * side);
            if (Candidate.sum(candidate) > best && !unwanted(candidate, top)) {
              candidates[count++] = candidate;
            }
          }
        }
      }
      Arrays.sort(candidates, 0, count);
      descend(candidates, 0, count, top, new long[4 * top]);
    }

    private void place(int turn) {
      double theta = theta(turn);
      double c = Math.cos(theta);
      double s = Math.sin(theta);
      int[] at = new int[points.size()];
      int count = 0;
      for (int i = 0; i < at.length; i++) {
        double px = points.x()[i];
        double py = points.y()[i];
        int place = pyramid.place(prior.x() + c * px - s * py, prior.y() + s * px + c * py);
        if (place != GridPyramid.NOWHERE) {
          at[count++] = place;
        }
      }
      places[turn] = at;
      counts[turn] = count;
    }

    private long candidate(int level, int turn, int dx, int dy) {
      int sum = pyramid.sum(level, places[turn], counts[turn], dx, dy, best);
      return Candidate.of(sum, turn, dx, dy);
    }

    /**
     * The best first.
     *
     * @param candidates those from one index up to another, rising
     * @param children room for four of each level below
     */
    private void descend(long[] candidates, int from, int to, int level, long[] children) {
      for (int i = to - 1; i >= from; i--) {
        long candidate = candidates[i];
        if (Candidate.sum(candidate) <= best) {
          return;
        }
        if (level == 0) {
          best = Candidate.sum(candidate);
          winner = candidate;
          return;
        }
        int first = 4 * (level - 1);
        int end = split(candidate, level - 1, children, first);
        Arrays.sort(children, first, end);
        descend(children, first, end, level - 1, children);
      }
    }

    /** Whether all its poses are in the zone. */
    private boolean unwanted(long candidate, int level) {
      if (except.isEmpty() || !except.get().alike(theta(Candidate.turn(candidate)))) {
        return false;
      }
      double x = prior.x() + Candidate.dx(candidate) * pyramid.resolution();
      double y = prior.y() + Candidate.dy(candidate) * pyramid.resolution();
      double side = ((1 << level) - 1) * pyramid.resolution();
      Zone zone = except.get();
      return zone.around(x, y)
          && zone.around(x + side, y)
          && zone.around(x, y + side)
          && zone.around(x + side, y + side);
    }

    private double theta(int turn) {
      return prior.theta() + (turn - turns) * stepRadians;
    }

    private int split(long parent, int level, long[] children, int first) {
      int side = 1 << level;
      int end = first;
      for (int k = 0; k < 4; k++) {
        int dx = Candidate.dx(parent) + (k & 1) * side;
        int dy = Candidate.dy(parent) + (k >> 1) * side;
        if (dx <= reach && dy <= reach) {
          long child = candidate(level, Candidate.turn(parent), dx, dy);
          if (Candidate.sum(child) > best && !unwanted(child, level)) {
            children[end++] = child;
          }
        }
      }
      return end;
    }

    private Optional<ScanMatch> found() {
      if (winner == Candidate.NONE) {
        return Optional.empty();
      }
      Pose2 pose =
          new Pose2(
              prior.x() + Candidate.dx(winner) * pyramid.resolution(),
              prior.y() + Candidate.dy(winner) * pyramid.resolution(),
              theta(Candidate.turn(winner)));
      return Optional.of(
          new ScanMatch(pose, GridPyramid.asProbability(Candidate.sum(winner), points.size())));
    }
  }

  /**
   * Poses not yet told apart, in one number that is greater the more any of them can score: the sum
   * over points, the angle's number, and the least offsets in cells.
   */
  private static final class Candidate {
    static final long NONE = -1;

    private static final int BITS = 14;
    private static final int MASK = (1 << BITS) - 1;
    private static final int MIDDLE = 1 << (BITS - 1);

    private Candidate() {}

    static long of(int sum, int turn, int dx, int dy) {
      return ((((long) sum << BITS | turn) << BITS | (dx + MIDDLE)) << BITS) | (dy + MIDDLE);
    }

    static int sum(long candidate) {
      return (int) (candidate >> 3 * BITS);
    }

    static int turn(long candidate) {
      return (int) (candidate >> 2 * BITS) & MASK;
    }

    static int dx(long candidate) {
      return ((int) (candidate >> BITS) & MASK) - MIDDLE;
    }

    static int dy(long candidate) {
      return ((int) candidate & MASK) - MIDDLE;
    }
  }
}

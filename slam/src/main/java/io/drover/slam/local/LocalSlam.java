package io.drover.slam.local;

import io.drover.core.geometry.Pose2;
import io.drover.slam.matching.CorrelativeScanMatcher;
import io.drover.slam.matching.GaussNewtonOptions;
import io.drover.slam.matching.GaussNewtonScanMatcher;
import io.drover.slam.matching.ScanMatch;
import io.drover.slam.matching.SearchWindow;
import io.drover.slam.sensor.PointCloud;
import io.drover.slam.sensor.RobotScan;
import java.util.List;
import java.util.Optional;

/**
 * One robot's scans, in the order in which they come, to poses and submaps in its local frame,
 * which drifts slowly (Hess et al. 2016, section IV). The frame is the robot's first pose. One
 * thread.
 */
public final class LocalSlam {
  /** Fewer returns say nothing. */
  private static final int LEAST_POINTS = 10;

  /** Held a little to where the robot should be. */
  private static final GaussNewtonOptions REFINING = new GaussNewtonOptions(1, 1, 1, 20);

  /** As far as a robot may slip between two scans. */
  private static final SearchWindow SLIP =
      new SearchWindow(0.25, Math.toRadians(20), Math.toRadians(1), 1, 1);

  private final LocalSlamOptions options;
  private final MotionFilter filter;
  private final ActiveSubmaps submaps;
  private final GaussNewtonScanMatcher refining = new GaussNewtonScanMatcher(REFINING);
  private final CorrelativeScanMatcher searching = new CorrelativeScanMatcher(SLIP);
  private Pose2 pose = Pose2.IDENTITY;
  private final RecentMotion motion = new RecentMotion();
  private Optional<Pose2> lastOdometry = Optional.empty();

  public LocalSlam(LocalSlamOptions options) {
    this(options, 0);
  }

  /**
   * Goes on where another one has ended, once it has {@linkplain #recall recalled} the scans from
   * the first one of the oldest submap on that was still growing.
   *
   * @param firstSubmap the number of that submap
   */
  public LocalSlam(LocalSlamOptions options, int firstSubmap) {
    this.options = options;
    this.filter = new MotionFilter(options.keptMetres(), options.keptRadians());
    this.submaps = new ActiveSubmaps(options, firstSubmap);
  }

  /** What of a scan is matched: its returns in the robot's frame, thinned. */
  public static PointCloud points(RobotScan scan, LocalSlamOptions options) {
    return scan.scan().returns(scan.laser(), options.longestRange()).thinned(options.thinning());
  }

  /**
   * Adds a scan.
   *
   * @return what it has become; empty if it has no returns to be matched by
   */
  public Optional<LocalScan> add(RobotScan scan) {
    PointCloud points = points(scan, options);
    if (points.size() < LEAST_POINTS) {
      return Optional.empty();
    }
    Pose2 before = pose;
    Pose2 prior = predicted(scan.odometry());
    pose = prior;
    if (!submaps.isEmpty()) {
      Submap submap = submaps.matched();
      Pose2 found = matched(points, submap, submap.origin().between(prior)).pose();
      pose = submap.origin().compose(found);
    }
    motion.add(before.between(pose));
    return Optional.of(written(scan, points));
  }

  private LocalScan written(RobotScan scan, PointCloud points) {
    boolean kept = filter.moved(pose);
    List<Submap> finished = kept ? submaps.begin(pose) : List.of();
    List<Submap> holding = kept ? submaps.insert(surfaces(scan), scan.laser(), pose) : List.of();
    return new LocalScan(scan.scan().stamp(), pose, scan.laser(), points, holding, finished);
  }

  /**
   * Adds a scan that another one had accepted.
   *
   * @param at where it found the robot
   * @return what it has become, as there
   */
  public LocalScan recall(RobotScan scan, Pose2 at) {
    PointCloud points = points(scan, options);
    motion.add(pose.between(at));
    lastOdometry = scan.odometry();
    pose = at;
    return written(scan, points);
  }

  private PointCloud surfaces(RobotScan scan) {
    return scan.scan()
        .surfaces(scan.laser(), options.longestRange(), options.resolution(), options.surfaceGap());
  }

  private Pose2 predicted(Optional<Pose2> odometry) {
    // without wheels it goes on as it went
    Pose2 step =
        lastOdometry
            .flatMap(before -> odometry.map(before::between))
            .orElseGet(() -> odometry.isPresent() ? Pose2.IDENTITY : motion.next());
    lastOdometry = odometry;
    return pose.compose(step);
  }

  private ScanMatch matched(PointCloud points, Submap submap, Pose2 prior) {
    ScanMatch refined = refining.match(points, submap.grid(), prior);
    if (refined.score() >= options.doubtfulScore()) {
      return refined;
    }
    Pose2 sought = searching.match(points, submap.grid(), prior).pose();
    ScanMatch again = refining.match(points, submap.grid(), prior, sought);
    return again.score() > refined.score() ? again : refined;
  }

  /** No scan comes any more: finishes the last submaps, and returns them. */
  public List<Submap> finish() {
    return submaps.finish();
  }
}

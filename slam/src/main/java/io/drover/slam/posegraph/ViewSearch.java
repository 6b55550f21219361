package io.drover.slam.posegraph;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import io.drover.slam.matching.BranchAndBoundMatcher;
import io.drover.slam.matching.GaussNewtonScanMatcher;
import io.drover.slam.matching.ScanMatch;
import io.drover.slam.matching.Zone;
import io.drover.slam.posegraph.Constraint.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Recognises a view in a map: everywhere, turned any way; then its scans one by one in the submaps
 * there.
 */
final class ViewSearch {
  /** Of a view in the coarse map. */
  private static final double LEAST_SCORE = 0.6;

  /** A view that fits elsewhere nearly as well says nothing. */
  private static final double RIVAL = 0.95;

  /** What a robot may have turned by without knowing. */
  private static final double NEAR_RADIANS = Math.toRadians(45);

  private static final double SAME_METRES = 1;
  private static final double SAME_RADIANS = Math.toRadians(10);

  /** Around where the coarse match puts a scan. */
  private static final double CHECK_METRES = 0.4;

  private static final double CHECK_RADIANS = Math.toRadians(4);

  /** Of a view's scans about so many are looked for. */
  private static final int TRIED_SCANS = 12;

  private static final double LEAST_FOUND = 0.5;
  private static final double SUBMAP_METRES = 8;
  private static final int SUBMAPS = 4;

  private final BranchAndBoundMatcher everywhere =
      new BranchAndBoundMatcher(GroupMap.REACH_METRES, Math.PI);
  private final BranchAndBoundMatcher nearby =
      new BranchAndBoundMatcher(GroupMap.REACH_METRES, NEAR_RADIANS);
  private final ScanFinder checking;
  private final GaussNewtonScanMatcher refining = new GaussNewtonScanMatcher(ScanFinder.REFINING);

  ViewSearch(PoseGraphOptions options) {
    this.checking = new ScanFinder(options, CHECK_METRES, CHECK_RADIANS);
  }

  /** Where a view is found; nowhere if it fits in several places. */
  Optional<Sighting> find(View view, Group group) {
    GroupMap map = group.map();
    return best(everywhere, view, map, map.windows(), LEAST_SCORE, Optional.empty())
        .flatMap(match -> unrivalled(view, match, map, finished(group)));
  }

  /**
   * Where a view is found near its own place; nowhere if it fits in several places, be they far.
   *
   * @param metres at least so far around, and {@link #NEAR_RADIANS}
   * @param submaps of the map's frame, to look for its scans in
   */
  Optional<Sighting> find(View view, double metres, GroupMap map, List<SubmapNode> submaps) {
    Pose2 own = view.middle().pose();
    double most = metres + Math.sqrt(2) * GroupMap.REACH_METRES;
    List<Pose2> windows =
        map.windows().stream()
            .filter(each -> Math.hypot(each.x() - own.x(), each.y() - own.y()) < most)
            .map(each -> new Pose2(each.x(), each.y(), own.theta()))
            .toList();
    return best(nearby, view, map, windows, LEAST_SCORE, Optional.empty())
        .flatMap(match -> unrivalled(view, match, map, submaps));
  }

  private Optional<Sighting> unrivalled(
      View view, ScanMatch match, GroupMap map, List<SubmapNode> submaps) {
    Zone same = new Zone(match.pose(), SAME_METRES, SAME_RADIANS);
    double rival = RIVAL * match.score();
    if (best(everywhere, view, map, map.windows(), rival, Optional.of(same)).isPresent()) {
      return Optional.empty();
    }
    Pose2 refined = refining.match(view.points(), map.grid(), match.pose()).pose();
    return checked(view, submaps, refined);
  }

  private static Optional<ScanMatch> best(
      BranchAndBoundMatcher searching,
      View view,
      GroupMap map,
      List<Pose2> windows,
      double least,
      Optional<Zone> except) {
    Optional<ScanMatch> best = Optional.empty();
    for (Pose2 window : windows) {
      double above = best.map(ScanMatch::score).orElse(least);
      Optional<ScanMatch> found =
          searching.match(view.points(), map.pyramid(), window, above, except);
      best = found.isPresent() ? found : best;
    }
    return best;
  }

  private Optional<Sighting> checked(View view, List<SubmapNode> submaps, Pose2 middle) {
    List<Constraint> constraints = new ArrayList<>();
    Optional<SubmapNode> submap = Optional.empty();
    int tried = 0;
    int found = 0;
    for (ScanNode scan : view.some(TRIED_SCANS)) {
      Pose2 pose = middle.compose(view.toMiddle(scan));
      boolean any = false;
      for (SubmapNode near : near(submaps, pose)) {
        Optional<Constraint> constraint = check(near, scan, near.pose().between(pose));
        constraint.ifPresent(constraints::add);
        submap = constraint.isPresent() && submap.isEmpty() ? Optional.of(near) : submap;
        any |= constraint.isPresent();
      }
      tried++;
      found += any ? 1 : 0;
    }
    if (submap.isEmpty() || found < LEAST_FOUND * tried) {
      return Optional.empty();
    }
    Pose2 inSubmap = submap.get().pose().between(middle);
    return Optional.of(new Sighting(view, submap.get(), inSubmap, constraints));
  }

  private static List<SubmapNode> finished(Group group) {
    return group.trajectories().stream()
        .flatMap(trajectory -> trajectory.finished().stream())
        .toList();
  }

  private static List<SubmapNode> near(List<SubmapNode> submaps, Pose2 pose) {
    return submaps.stream()
        .filter(submap -> away(submap, pose) < Math.min(submap.radius(), SUBMAP_METRES))
        .sorted(Comparator.comparingDouble(submap -> away(submap, pose)))
        .limit(SUBMAPS)
        .toList();
  }

  private static double away(SubmapNode submap, Pose2 pose) {
    return Math.hypot(submap.pose().x() - pose.x(), submap.pose().y() - pose.y());
  }

  private Optional<Constraint> check(SubmapNode submap, ScanNode scan, Pose2 prior) {
    return checking
        .find(submap.searched(), scan.sought(), scan.scan().points(), prior)
        .filter(pose -> near(prior, pose))
        .map(pose -> new Constraint(submap.id(), scan.id(), pose, Kind.INTER_SUBMAP));
  }

  private static boolean near(Pose2 prior, Pose2 pose) {
    return Math.hypot(pose.x() - prior.x(), pose.y() - prior.y()) < CHECK_METRES
        && Math.abs(Angles.wrap(pose.theta() - prior.theta())) < CHECK_RADIANS;
  }
}

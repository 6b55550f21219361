package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.PointCloud;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a robot has seen around a place: scans taken there put together, which tell one place from
 * another better than a single one does.
 *
 * @param middle taken at the place
 * @param scans put together, in the order in which they were taken
 * @param points in the frame of the robot at the middle scan
 */
record View(ScanNode middle, List<ScanNode> scans, PointCloud points) {
  /** Scans farther away are of another place. */
  private static final double ALONG_METRES = 2.5;

  /** At most so many to each side: a robot that turns on the spot keeps many. */
  private static final int ASIDE = 40;

  /** Walls farther away may not have been seen by the other robot. */
  private static final double AROUND_METRES = 8;

  private static final double THINNING = 0.2;

  /** From one view to the next. */
  private static final double APART_METRES = 1.5;

  /**
   * The next view of a robot, once it has left the place.
   *
   * @param last index of the middle of the one before; −1 if there was none
   */
  static Optional<View> next(Trajectory trajectory, int last) {
    List<ScanNode> scans = trajectory.scans();
    for (int middle = last + 1; middle < scans.size(); middle++) {
      if (last < 0 || apart(scans.get(last), scans.get(middle)) > APART_METRES) {
        return left(scans, middle) ? Optional.of(around(scans, middle)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static double apart(ScanNode a, ScanNode b) {
    Pose2 from = a.scan().pose();
    Pose2 to = b.scan().pose();
    return Math.hypot(to.x() - from.x(), to.y() - from.y());
  }

  private static boolean left(List<ScanNode> scans, int middle) {
    int last = scans.size() - 1;
    return last - middle >= ASIDE || apart(scans.get(middle), scans.get(last)) > ALONG_METRES;
  }

  private static View around(List<ScanNode> scans, int middle) {
    ScanNode at = scans.get(middle);
    int first = middle;
    while (first > 0 && middle - first < ASIDE && apart(at, scans.get(first - 1)) <= ALONG_METRES) {
      first--;
    }
    int last = middle;
    while (last + 1 < scans.size()
        && last - middle < ASIDE
        && apart(at, scans.get(last + 1)) <= ALONG_METRES) {
      last++;
    }
    List<ScanNode> taken = List.copyOf(scans.subList(first, last + 1));
    PointCloud all =
        PointCloud.together(
            taken.stream()
                .map(scan -> scan.sought().seenFrom(at.scan().pose().between(scan.scan().pose())))
                .toList());
    return new View(at, taken, all.within(AROUND_METRES).thinned(THINNING));
  }

  /** About so many of its scans, or all if there are fewer, evenly along the way. */
  List<ScanNode> some(int count) {
    int every = Math.max(1, scans.size() / count);
    return IntStream.iterate(0, i -> i < scans.size(), i -> i + every)
        .mapToObj(scans::get)
        .toList();
  }

  /** A scan's place as seen from the middle. */
  Pose2 toMiddle(ScanNode scan) {
    return middle.scan().pose().between(scan.scan().pose());
  }
}

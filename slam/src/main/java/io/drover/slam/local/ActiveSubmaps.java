package io.drover.slam.local;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ScanInserter;
import io.drover.slam.sensor.PointCloud;
import java.util.ArrayList;
import java.util.List;

/**
 * The two submaps that grow: scans are matched to the older one, which has seen enough, and written
 * into both.
 */
final class ActiveSubmaps {
  private static final double HIT = 0.55;
  private static final double MISS = 0.49;

  private final LocalSlamOptions options;
  private final ScanInserter inserter = new ScanInserter(HIT, MISS);
  private final List<Submap> active = new ArrayList<>();
  private int made;

  ActiveSubmaps(LocalSlamOptions options, int first) {
    this.made = first;
    this.options = options;
  }

  /** What a scan is matched to; not before the first was inserted. */
  Submap matched() {
    return active.get(0);
  }

  boolean isEmpty() {
    return active.isEmpty();
  }

  /**
   * Begins another submap where the last one has seen enough; returns one that is finished by that.
   */
  List<Submap> begin(Pose2 localPose) {
    List<Submap> finished = List.of();
    if (active.isEmpty() || half(active.get(active.size() - 1))) {
      if (active.size() == 2) {
        finished = List.of(active.remove(0));
        finished.get(0).finish();
      }
      active.add(new Submap(made++, localPose, options.resolution()));
    }
    return finished;
  }

  private boolean half(Submap submap) {
    return submap.scans() >= options.scansPerSubmap() / 2
        || submap.metres() >= options.metresPerSubmap() / 2;
  }

  /**
   * Writes a scan; returns the submaps that hold it now.
   *
   * @param surfaces in the robot's frame
   * @param laser in the robot's frame
   */
  List<Submap> insert(PointCloud surfaces, Pose2 laser, Pose2 localPose) {
    active.forEach(submap -> submap.insert(surfaces, laser, localPose, inserter));
    return List.copyOf(active);
  }

  /** The log is over: finishes what is left, and returns it. */
  List<Submap> finish() {
    List<Submap> left = List.copyOf(active);
    left.forEach(Submap::finish);
    active.clear();
    return left;
  }
}

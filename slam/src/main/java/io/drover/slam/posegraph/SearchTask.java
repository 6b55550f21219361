package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.PointCloud;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Scans that are looked for in one submap. Tasks have nothing to do with each other: they can be
 * done in any order, anywhere.
 *
 * @param grid of the submap
 * @param scans in the order in which they are looked for
 */
public record SearchTask(SubmapId submap, SearchedGrid grid, List<SoughtScan> scans) {
  public SearchTask {
    scans = List.copyOf(scans);
  }

  /** Scans that all of some tasks look for: about what they cost. */
  public static int scans(List<SearchTask> tasks) {
    return tasks.stream().mapToInt(task -> task.scans().size()).sum();
  }

  /**
   * The task cut where what was found before does not tell what is looked for after: between
   * robots, and between visits of one. What is found in the parts, one after the other, is what is
   * found in the task.
   *
   * @param restScans where a scan was found, so many around it are not looked for
   */
  public List<SearchTask> parts(int restScans) {
    List<SearchTask> parts = new ArrayList<>();
    Set<Integer> robots = new HashSet<>();
    int from = 0;
    for (int i = 0; i < scans.size(); i++) {
      ScanId id = scans.get(i).id();
      ScanId before = scans.get(Math.max(0, i - 1)).id();
      boolean another = robots.add(id.robot());
      if (!another && (id.robot() != before.robot() || id.index() < before.index())) {
        // not robot by robot, each one's scans rising: those beside a scan may be anywhere
        return List.of(this);
      }
      if (i > 0 && (another || id.index() >= before.index() + restScans)) {
        parts.add(new SearchTask(submap, grid, scans.subList(from, i)));
        from = i;
      }
    }
    parts.add(new SearchTask(submap, grid, scans.subList(from, scans.size())));
    return parts;
  }

  /**
   * A scan that is looked for.
   *
   * @param sought few points of it, in the robot's frame, that it is sought by
   * @param points all of them, that it is refined by
   * @param prior where the robot is thought to be in the submap's frame
   */
  public record SoughtScan(ScanId id, PointCloud sought, PointCloud points, Pose2 prior)
      implements Serializable {}
}

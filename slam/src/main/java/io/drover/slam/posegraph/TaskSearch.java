package io.drover.slam.posegraph;

import io.drover.slam.posegraph.Constraint.Kind;
import io.drover.slam.posegraph.SearchTask.SoughtScan;
import java.util.ArrayList;
import java.util.List;

/**
 * Does search tasks. Where a scan was found, so many around it are not looked for: they would say
 * the same once more. One thread.
 */
public final class TaskSearch {
  private final PoseGraphOptions options;
  private final ScanFinder finder;

  public TaskSearch(PoseGraphOptions options) {
    this.options = options;
    this.finder = new ScanFinder(options, options.windowMetres(), options.windowRadians());
  }

  /** Constraints of the scans that were found, in the order of the task's. */
  public List<Constraint> find(SearchTask task) {
    List<Constraint> constraints = new ArrayList<>();
    FoundScans found = new FoundScans();
    for (SoughtScan scan : task.scans()) {
      if (!found.near(scan.id(), options.restScans())) {
        finder
            .find(task.grid(), scan.sought(), scan.points(), scan.prior())
            .ifPresent(
                pose -> {
                  found.add(scan.id());
                  constraints.add(
                      new Constraint(task.submap(), scan.id(), pose, Kind.INTER_SUBMAP));
                });
      }
    }
    return constraints;
  }
}

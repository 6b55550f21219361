package io.drover.slam.posegraph;

import java.util.List;

/**
 * Looks for scans in submaps of other visits: of all that a map takes, what grows fastest with the
 * number of robots, and what can be shared out. Wherever it is done, the outcome is the same.
 */
@FunctionalInterface
public interface ConstraintSearch {
  /** What {@link TaskSearch} finds for each task, in their order. */
  List<List<Constraint>> find(List<SearchTask> tasks);

  /** On the calling thread. */
  static ConstraintSearch serial(PoseGraphOptions options) {
    TaskSearch search = new TaskSearch(options);
    return tasks -> tasks.stream().map(search::find).toList();
  }
}

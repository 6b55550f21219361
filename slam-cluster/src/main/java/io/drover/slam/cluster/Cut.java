package io.drover.slam.cluster;

import io.drover.slam.posegraph.SearchTask;
import java.util.ArrayList;
import java.util.List;

/** Cuts tasks into shares that cost about the same. */
final class Cut {
  private Cut() {}

  /**
   * Shares, in the order of their tasks: neighbours in a batch look for the same scans.
   *
   * @param most shares
   */
  static List<List<SearchTask>> of(List<SearchTask> tasks, int most) {
    long scans = SearchTask.scans(tasks);
    List<List<SearchTask>> shares = new ArrayList<>();
    List<SearchTask> share = new ArrayList<>();
    long before = 0;
    for (SearchTask task : tasks) {
      share.add(task);
      before += task.scans().size();
      if (before * most >= scans * (shares.size() + 1)) {
        shares.add(List.copyOf(share));
        share.clear();
      }
    }
    return shares;
  }
}

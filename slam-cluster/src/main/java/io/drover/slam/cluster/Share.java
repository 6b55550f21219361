package io.drover.slam.cluster;

import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.TaskSearch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one thread of the cluster does of a batch. The points of a scan that several of its tasks
 * look for are sent once.
 */
record Share(PoseGraphOptions options, List<SentTask> tasks) implements Serializable {
  /** Constraints of each task; on the machine that the share has come to. */
  List<List<Constraint>> find() {
    TaskSearch search = new TaskSearch(options);
    List<List<Constraint>> found = new ArrayList<>();
    tasks.forEach(task -> found.add(search.find(task.received())));
    return found;
  }
}

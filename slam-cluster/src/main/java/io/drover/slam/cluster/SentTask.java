package io.drover.slam.cluster;

import io.drover.slam.posegraph.SearchTask;
import io.drover.slam.posegraph.SearchTask.SoughtScan;
import io.drover.slam.posegraph.SubmapId;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;

/**
 * A task on its way.
 *
 * @param grid which goes to each machine once
 */
record SentTask(SubmapId submap, Broadcast<SentGrid> grid, List<SoughtScan> scans)
    implements Serializable {
  /** Where it has come to. */
  SearchTask received() {
    return new SearchTask(submap, grid.value().searched(), scans);
  }
}

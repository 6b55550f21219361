package io.drover.slam.cluster;

import io.drover.slam.posegraph.ClusterSearch;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.ConstraintSearch;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.SearchTask;
import io.drover.slam.posegraph.SearchedGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.broadcast.Broadcast;

/**
 * Sends batches of searches to a cluster, and does what is too little to send, or what the cluster
 * cannot do, in this process: a map is not lost with it.
 */
final class SparkSearch implements ClusterSearch {
  /**
   * Scans of a batch that are found in this process before a job has come and gone: at 0.1 to 0.2
   * ms each, while a job takes 0.1 to 0.2 s.
   */
  static final int FEW_SCANS = 1000;

  /** Of the cluster's threads; one that is done with a share takes another. */
  private static final int SHARES_A_THREAD = 3;

  private final SparkCluster cluster;
  private final PoseGraphOptions options;
  private final ConstraintSearch inProcess;
  private final Consumer<String> warnings;
  private final int fewScans;
  private final Map<SearchedGrid, Broadcast<SentGrid>> grids = new HashMap<>();
  private boolean warned;

  /**
   * One on a cluster.
   *
   * @param inProcess of the same options
   * @param fewScans of a batch that is done in process
   */
  SparkSearch(
      SparkCluster cluster,
      PoseGraphOptions options,
      ConstraintSearch inProcess,
      Consumer<String> warnings,
      int fewScans) {
    this.cluster = cluster;
    this.options = options;
    this.inProcess = inProcess;
    this.warnings = warnings;
    this.fewScans = fewScans;
  }

  @Override
  public List<List<Constraint>> find(List<SearchTask> tasks) {
    if (SearchTask.scans(tasks) < fewScans) {
      return inProcess.find(tasks);
    }
    try {
      return findThere(tasks);
    } catch (ClusterLostException e) {
      if (!warned) {
        warnings.accept(e.getMessage() + ": this process searches itself while it is so");
        warned = true;
      }
      return inProcess.find(tasks);
    }
  }

  private List<List<Constraint>> findThere(List<SearchTask> tasks) throws ClusterLostException {
    List<List<SearchTask>> parts =
        tasks.stream().map(task -> task.parts(options.restScans())).toList();
    List<Share> shares = new ArrayList<>();
    int most = SHARES_A_THREAD * cluster.threads();
    for (List<SearchTask> share : Cut.of(parts.stream().flatMap(List::stream).toList(), most)) {
      List<SentTask> sent = new ArrayList<>();
      for (SearchTask task : share) {
        sent.add(new SentTask(task.submap(), sent(task.grid()), task.scans()));
      }
      shares.add(new Share(options, sent));
    }
    Iterator<List<Constraint>> found =
        cluster.run(shares, Share::find).stream().flatMap(List::stream).iterator();
    return parts.stream().map(task -> next(found, task.size())).toList();
  }

  private Broadcast<SentGrid> sent(SearchedGrid grid) throws ClusterLostException {
    Broadcast<SentGrid> sent = grids.get(grid);
    if (sent == null) {
      sent = cluster.send(new SentGrid(grid));
      grids.put(grid, sent);
    }
    return sent;
  }

  /** What was found in so many parts of one task. */
  private static List<Constraint> next(Iterator<List<Constraint>> found, int parts) {
    List<Constraint> task = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      task.addAll(found.next());
    }
    return List.copyOf(task);
  }

  @Override
  public void close() {
    cluster.close();
  }
}

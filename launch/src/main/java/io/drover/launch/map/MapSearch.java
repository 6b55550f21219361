package io.drover.launch.map;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.slam.posegraph.ClusterSearch;
import io.drover.slam.posegraph.ClusterSearchProvider;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.ConstraintSearch;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.SearchPool;
import io.drover.slam.posegraph.SearchTask;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Where a map's loops are sought: on the thread that asks, or on a cluster if one was named, and on
 * threads of this process what is too little to send there. (Threads alone gain nothing on two
 * cores, of which matching scans has one.)
 *
 * @param closing lets go what it is done on
 */
record MapSearch(ConstraintSearch search, Runnable closing)
    implements ConstraintSearch, AutoCloseable {
  /**
   * Begins.
   *
   * @param url of a cluster; empty: none
   * @throws DroverException what {@link ClusterSearchProvider#connect} throws, and {@code
   *     INVALID_ARGUMENT} if nothing here knows clusters
   */
  static MapSearch of(Optional<String> url, PoseGraphOptions options) {
    return of(url, options, ServiceLoader.load(ClusterSearchProvider.class));
  }

  /** Likewise, with these providers. */
  static MapSearch of(
      Optional<String> url, PoseGraphOptions options, Iterable<ClusterSearchProvider> providers) {
    return url.map(named -> on(named, options, providers))
        .orElseGet(() -> new MapSearch(ConstraintSearch.serial(options), () -> {}));
  }

  private static MapSearch on(
      String url, PoseGraphOptions options, Iterable<ClusterSearchProvider> providers) {
    Iterator<ClusterSearchProvider> found = providers.iterator();
    if (!found.hasNext()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--cluster needs the module slam-cluster, which is not on the class path: start"
              + " ./drover, which builds it (mvn -Pcluster -pl launch,slam-cluster -am package)");
    }
    SearchPool pool = new SearchPool(options, Runtime.getRuntime().availableProcessors());
    try {
      ClusterSearch cluster =
          found.next().connect(url, options, pool, line -> System.err.println("[cluster] " + line));
      return new MapSearch(
          cluster,
          () -> {
            cluster.close();
            pool.close();
          });
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  @Override
  public List<List<Constraint>> find(List<SearchTask> tasks) {
    return search.find(tasks);
  }

  @Override
  public void close() {
    closing.run();
  }
}

package io.drover.slam.cluster;

import io.drover.slam.posegraph.ClusterSearch;
import io.drover.slam.posegraph.ClusterSearchProvider;
import io.drover.slam.posegraph.ConstraintSearch;
import io.drover.slam.posegraph.PoseGraphOptions;
import java.util.function.Consumer;

/**
 * Clusters of Spark: {@code spark://HOST:PORT}, or {@code local[N]} for N threads of this process.
 */
public final class SparkSearchProvider implements ClusterSearchProvider {
  @Override
  public ClusterSearch connect(
      String url, PoseGraphOptions options, ConstraintSearch inProcess, Consumer<String> warnings) {
    return new SparkSearch(
        SparkCluster.connect(url), options, inProcess, warnings, SparkSearch.FEW_SCANS);
  }
}

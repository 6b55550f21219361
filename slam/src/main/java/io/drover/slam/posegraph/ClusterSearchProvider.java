package io.drover.slam.posegraph;

import java.util.function.Consumer;

/**
 * Finds clusters. Whoever wants one looks for a provider by {@link java.util.ServiceLoader}: there
 * is none on a robot.
 */
public interface ClusterSearchProvider {
  /**
   * Connects to a cluster, and waits until it can work.
   *
   * @param url of the cluster, as its engine writes it
   * @param options of searches
   * @param inProcess does what is too little to send, and all while the cluster is away; of the
   *     same options
   * @param warnings told, a line each, when the cluster goes away
   * @throws io.drover.core.error.DroverException {@code INVALID_ARGUMENT} if it is no such url,
   *     {@code UNREACHABLE} if there is no cluster that could work
   */
  ClusterSearch connect(
      String url, PoseGraphOptions options, ConstraintSearch inProcess, Consumer<String> warnings);
}

package io.drover.edge.kubernetes;

import java.util.Optional;

/**
 * Where in a cluster, and how.
 *
 * @param namespace empty for that of the kubeconfig, or of the edge's own Pod
 * @param image of workers, as the nodes pull it
 * @param memory that a worker may use, as Kubernetes writes it: {@code 512Mi}
 * @param owner Deployment of the edge, with which its workers go; empty for none
 * @param leaseSeconds how long workers outlive an edge that was killed, &gt; 0
 * @param startSeconds how long a Pod may take to run, &gt; 0
 */
public record KubernetesOptions(
    Optional<String> namespace,
    String image,
    String memory,
    Optional<String> owner,
    double leaseSeconds,
    double startSeconds) {
  public KubernetesOptions {
    if (!(leaseSeconds > 0) || !(startSeconds > 0)) {
      throw new IllegalArgumentException("a Pod needs a lease and time to start");
    }
  }

  /** The kubeconfig's namespace, 512Mi, no owner, a minute each. */
  public static KubernetesOptions of(String image) {
    return new KubernetesOptions(Optional.empty(), image, "512Mi", Optional.empty(), 60, 60);
  }

  public KubernetesOptions withNamespace(String value) {
    return new KubernetesOptions(
        Optional.of(value), image, memory, owner, leaseSeconds, startSeconds);
  }

  public KubernetesOptions withOwner(String value) {
    return new KubernetesOptions(
        namespace, image, memory, Optional.of(value), leaseSeconds, startSeconds);
  }

  public KubernetesOptions withLeaseSeconds(double value) {
    return new KubernetesOptions(namespace, image, memory, owner, value, startSeconds);
  }
}

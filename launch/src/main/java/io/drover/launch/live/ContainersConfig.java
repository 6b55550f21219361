package io.drover.launch.live;

import io.drover.core.config.Doc;
import io.drover.core.config.Keys;
import io.drover.core.id.EdgeId;
import io.drover.core.time.NanoClock;
import io.drover.edge.docker.DockerHost;
import io.drover.edge.docker.DockerOptions;
import io.drover.edge.kubernetes.KubernetesHost;
import io.drover.edge.kubernetes.KubernetesOptions;
import io.drover.edge.process.ProcessHost;
import io.drover.edge.worker.WorkerHost;
import java.util.List;
import java.util.Optional;

/** Where an edge's workers run. */
public record ContainersConfig(
    @Doc("embedded (threads of the edge), process (child processes), docker or kubernetes")
        String backend,
    @Doc("workers kept ready for drones to come") int warm,
    @Doc("docker, kubernetes: image of workers, made by docker/build.sh") String image,
    @Doc("docker: the engine, such as unix:///var/run/docker.sock; null: what DOCKER_HOST says")
        Optional<String> engine,
    @Doc("kubernetes: namespace of workers; null: the kubeconfig's, or the edge's own")
        Optional<String> namespace,
    @Doc("kubernetes: Deployment of the edge, with which its workers go; null: none")
        Optional<String> owner) {
  static final String EMBEDDED = "embedded";
  private static final String PROCESS = "process";
  private static final String DOCKER = "docker";
  private static final String KUBERNETES = "kubernetes";
  private static final List<String> BACKENDS = List.of(EMBEDDED, PROCESS, DOCKER, KUBERNETES);

  /** How long workers outlive an edge that was killed. */
  private static final double LEASE_SECONDS = 60;

  /** Threads of the edge, one of them ready. */
  public static final ContainersConfig DEFAULT =
      new ContainersConfig(
          EMBEDDED,
          1,
          DockerOptions.DEFAULT_IMAGE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public ContainersConfig {
    if (!BACKENDS.contains(backend)) {
      throw new IllegalArgumentException(
          "backend is '" + backend + "'" + Keys.suggestion(backend, BACKENDS));
    }
    Requirement.require(warm >= 1, "warm is " + warm + ": give 1 or more");
  }

  /** The same elsewhere. */
  public ContainersConfig withBackend(String value) {
    return new ContainersConfig(value, warm, image, engine, namespace, owner);
  }

  boolean embedded() {
    return backend.equals(EMBEDDED);
  }

  /**
   * Where workers outside of the edge's process run.
   *
   * @throws io.drover.core.error.DroverException if that is not there, or may not be used
   */
  WorkerHost host(EdgeId edge, NanoClock clock) {
    return switch (backend) {
      case PROCESS -> new ProcessHost(edge, ProcessHost.folder(edge), LEASE_SECONDS);
      case DOCKER -> new DockerHost(edge, docker());
      case KUBERNETES -> KubernetesHost.connect(edge, kubernetes(), clock);
      default -> throw new IllegalStateException(backend + " has no host");
    };
  }

  private DockerOptions docker() {
    DockerOptions options = DockerOptions.DEFAULT.withImage(image).withLeaseSeconds(LEASE_SECONDS);
    return engine.map(options::withHost).orElse(options);
  }

  private KubernetesOptions kubernetes() {
    KubernetesOptions options = KubernetesOptions.of(image).withLeaseSeconds(LEASE_SECONDS);
    options = namespace.map(options::withNamespace).orElse(options);
    return owner.map(options::withOwner).orElse(options);
  }
}

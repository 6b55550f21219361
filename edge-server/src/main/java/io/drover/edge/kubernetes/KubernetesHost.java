package io.drover.edge.kubernetes;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.EdgeId;
import io.drover.core.time.NanoClock;
import io.drover.edge.worker.HostedWorker;
import io.drover.edge.worker.WorkerHost;
import io.drover.rpc.HostPort;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers as bare Pods: a Deployment would forget a resize. Their shares change in place where the
 * cluster can do that (Kubernetes 1.33 and later); elsewhere a Pod of the new size takes the place
 * of the old one. They are found again by their labels, and go with the edge's Deployment.
 */
public final class KubernetesHost implements WorkerHost {
  /** A cluster has other cores than this machine's; its API server is not to be flooded. */
  private static final int STARTS_AT_ONCE = 16;

  /** A Pod that keeps the size that it starts with has to start with it within a minute. */
  private static final double LEAST_REPLACED_CORES = 0.25;

  private static final Logger log = LoggerFactory.getLogger(KubernetesHost.class);

  private static final PatchContext MERGE = PatchContext.of(PatchType.STRATEGIC_MERGE);
  private static final String RESIZE = "resize";
  private static final int FORBIDDEN = 403;
  private static final double POLL_SECONDS = 0.1;

  /** A kubelet applies a resize within a second, or says why it does not. */
  private static final double RESIZE_SECONDS = 5;

  private final EdgeId edge;
  private final KubernetesOptions options;
  private final KubernetesClient client;
  private final NanoClock clock;
  private final String namespace;
  private final boolean resizes;
  private final Optional<OwnerReference> owner;

  /**
   * Connects as the kubeconfig says, or as the edge's own Pod may.
   *
   * @throws DroverException {@code UNREACHABLE} if no cluster answers, {@code REFUSED} if it does
   *     not let us
   */
  public static KubernetesHost connect(EdgeId edge, KubernetesOptions options, NanoClock clock) {
    KubernetesClient client = new KubernetesClientBuilder().build();
    try {
      return new KubernetesHost(edge, options, client, clock);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** On a client that is this host's to close. */
  KubernetesHost(EdgeId edge, KubernetesOptions options, KubernetesClient client, NanoClock clock) {
    this.edge = edge;
    this.options = options;
    this.client = client;
    this.clock = clock;
    this.namespace =
        options.namespace().or(() -> Optional.ofNullable(client.getNamespace())).orElse("default");
    this.resizes = asked(this::canResize);
    this.owner = options.owner().map(name -> asked(() -> deployment(name)));
    if (!resizes) {
      log.warn(
          "this cluster cannot resize Pods: a worker whose share changes is replaced"
              + " (Kubernetes 1.33 can)");
    }
  }

  private boolean canResize() {
    APIResourceList core = client.getApiResources("v1");
    if (core == null) {
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          "what answers at " + client.getMasterUrl() + " is no Kubernetes: see KUBECONFIG");
    }
    return core.getResources().stream()
        .anyMatch(resource -> resource.getName().equals("pods/" + RESIZE));
  }

  private OwnerReference deployment(String name) {
    Deployment found = client.apps().deployments().inNamespace(namespace).withName(name).get();
    if (found == null) {
      throw new DroverException(
          ErrorCode.INVALID_CONFIG,
          "containers.owner: there is no Deployment " + name + " in namespace " + namespace);
    }
    return new OwnerReferenceBuilder()
        .withApiVersion("apps/v1")
        .withKind("Deployment")
        .withName(name)
        .withUid(found.getMetadata().getUid())
        .build();
  }

  @Override
  public HostedWorker launch(double cores) {
    String name = WorkerHost.newName(edge);
    Pod wanted = WorkerPods.pod(name, edge, options, cores, owner);
    return asked(
        () -> {
          Pod made = client.pods().inNamespace(namespace).resource(wanted).create();
          try {
            return new PodWorker(name, address(awaitRunning(made)));
          } catch (RuntimeException e) {
            delete(name);
            throw e;
          }
        });
  }

  private Pod awaitRunning(Pod made) {
    String name = made.getMetadata().getName();
    double end = clock.seconds() + options.startSeconds();
    Pod pod = made;
    while (!WorkerPods.running(pod)) {
      if (WorkerPods.over(pod)) {
        throw new DroverException(
            ErrorCode.REFUSED, "Pod " + name + " ended at once: see kubectl logs " + name);
      }
      if (clock.seconds() > end) {
        String why = WorkerPods.unschedulable(pod).orElse("see kubectl describe pod " + name);
        throw new DroverException(
            ErrorCode.RESOURCE_EXHAUSTED, "Pod " + name + " does not start: " + why);
      }
      clock.sleep(POLL_SECONDS);
      pod = require(name);
    }
    return pod;
  }

  private Pod require(String name) {
    Pod pod = pod(name).get();
    if (pod == null) {
      throw new DroverException(ErrorCode.REFUSED, "Pod " + name + " was deleted by somebody");
    }
    return pod;
  }

  private PodResource pod(String name) {
    return client.pods().inNamespace(namespace).withName(name);
  }

  private static HostPort address(Pod pod) {
    return new HostPort(pod.getStatus().getPodIP(), WorkerPods.PORT);
  }

  @Override
  public int startsAtOnce() {
    return STARTS_AT_ONCE;
  }

  @Override
  public List<HostedWorker> running() {
    return asked(
        () -> {
          List<HostedWorker> found = new ArrayList<>();
          for (Pod pod :
              client
                  .pods()
                  .inNamespace(namespace)
                  .withLabels(WorkerPods.labels(edge))
                  .list()
                  .getItems()) {
            String name = pod.getMetadata().getName();
            if (WorkerPods.running(pod)) {
              found.add(new PodWorker(name, address(pod)));
            } else if (WorkerPods.over(pod)) {
              // nobody restarts it, and nobody else removes it
              delete(name);
            }
          }
          return found;
        });
  }

  @Override
  public String name() {
    return "kubernetes";
  }

  @Override
  public void close() {
    client.close();
  }

  private void delete(String name) {
    try {
      var unused = pod(name).withGracePeriod(0).delete();
    } catch (KubernetesClientException e) {
      log.warn("Pod {} was not deleted, and ends itself: {}", name, e.getMessage());
    }
  }

  private <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (KubernetesClientException e) {
      throw explained(e);
    }
  }

  private DroverException explained(KubernetesClientException e) {
    if (e.getCode() == FORBIDDEN) {
      return new DroverException(
          ErrorCode.REFUSED,
          "Kubernetes does not allow that: " + reason(e) + " (see launch/kubernetes/rbac.yaml)",
          e);
    }
    return e.getCode() <= 0 || e.getStatus() == null
        ? new DroverException(
            ErrorCode.UNREACHABLE,
            "no Kubernetes answers at " + client.getMasterUrl() + ": see KUBECONFIG",
            e)
        : new DroverException(ErrorCode.REFUSED, "Kubernetes refused: " + reason(e), e);
  }

  private static String reason(KubernetesClientException e) {
    return e.getStatus() != null && e.getStatus().getMessage() != null
        ? e.getStatus().getMessage()
        : e.getMessage();
  }

  private final class PodWorker implements HostedWorker {
    private final String name;
    private final HostPort address;

    PodWorker(String name, HostPort address) {
      this.name = name;
      this.address = address;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public HostPort address() {
      return address;
    }

    @Override
    public HostedWorker resize(double cores) {
      if (!resizes) {
        return launch(Math.max(cores, LEAST_REPLACED_CORES));
      }
      asked(
          () -> {
            Pod asked = pod(name).subresource(RESIZE).patch(MERGE, WorkerPods.resized(name, cores));
            awaitLimit(asked, cores);
            return asked;
          });
      return this;
    }

    private void awaitLimit(Pod patched, double cores) {
      double end = clock.seconds() + RESIZE_SECONDS;
      Pod pod = patched;
      while (!WorkerPods.hasLimit(pod, cores)) {
        Optional<String> pending = WorkerPods.pending(pod);
        if (pending.isPresent() || clock.seconds() > end) {
          throw new DroverException(
              ErrorCode.RESOURCE_EXHAUSTED,
              "its node does not give Pod "
                  + name
                  + " "
                  + cores
                  + " cores now: "
                  + pending.orElse("no answer of the kubelet"));
        }
        clock.sleep(POLL_SECONDS);
        pod = require(name);
      }
    }

    @Override
    public void stop() {
      delete(name);
    }
  }
}

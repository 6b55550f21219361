package io.drover.edge.kubernetes;

import io.drover.core.id.EdgeId;
import io.drover.edge.worker.HostedWorker;
import io.drover.edge.worker.WorkerContract;
import io.drover.edge.worker.WorkerHost;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** In the cluster that KUBECONFIG names, with an image that its nodes can pull: -Pkubernetes. */
@EnabledIfSystemProperty(
    named = "drover.worker.image",
    matches = ".+",
    disabledReason = "no cluster is named: -Pkubernetes, with KUBECONFIG")
class KubernetesContractTest extends WorkerContract {
  private KubernetesHost host(EdgeId id, double leaseSeconds) {
    return KubernetesHost.connect(
        id,
        KubernetesOptions.of(System.getProperty("drover.worker.image"))
            .withLeaseSeconds(leaseSeconds),
        clock);
  }

  @Override
  protected WorkerHost host(double leaseSeconds) {
    return host(edge, leaseSeconds);
  }

  @Override
  protected List<HostedWorker> strangers() {
    try (KubernetesHost other = host(new EdgeId("other"), 1)) {
      return other.running();
    }
  }
}

package io.drover.edge.kubernetes;

import io.drover.core.id.EdgeId;
import io.drover.edge.worker.WorkerContract;
import io.drover.edge.worker.WorkerHost;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** In the cluster that KUBECONFIG names, with an image that its nodes can pull: -Pkubernetes. */
@EnabledIfSystemProperty(
    named = "drover.worker.image",
    matches = ".+",
    disabledReason = "no cluster is named: -Pkubernetes, with KUBECONFIG")
class KubernetesContractTest extends WorkerContract {
  @Override
  protected WorkerHost host(EdgeId of, double leaseSeconds) {
    return KubernetesHost.connect(
        of,
        KubernetesOptions.of(System.getProperty("drover.worker.image"))
            .withLeaseSeconds(leaseSeconds),
        clock);
  }
}

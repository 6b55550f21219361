package io.drover.edge.docker;

import static org.junit.jupiter.api.Assumptions.abort;

import io.drover.core.error.DroverException;
import io.drover.core.id.EdgeId;
import io.drover.edge.worker.WorkerContract;
import io.drover.edge.worker.WorkerHost;
import org.junit.jupiter.api.BeforeAll;

/** With the image of {@code docker/build.sh}; skipped where it, or an engine, is absent. */
class DockerContractTest extends WorkerContract {
  private static final DockerOptions OPTIONS = DockerOptions.DEFAULT;

  @BeforeAll
  static void needsDockerAndTheImage() {
    try (DockerHost host = new DockerHost(new EdgeId("probe"), OPTIONS)) {
      host.running();
    } catch (DroverException e) {
      abort("containers are not tested: " + e.getMessage());
    }
  }

  @Override
  protected WorkerHost host(EdgeId of, double leaseSeconds) {
    return new DockerHost(of, OPTIONS.withLeaseSeconds(leaseSeconds));
  }
}

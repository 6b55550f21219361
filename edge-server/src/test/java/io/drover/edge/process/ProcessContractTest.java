package io.drover.edge.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.core.id.EdgeId;
import io.drover.edge.worker.WorkerContract;
import io.drover.edge.worker.WorkerHost;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ProcessContractTest extends WorkerContract {
  @TempDir static Path folder;

  @BeforeAll
  static void needsAControlGroup() {
    assumeTrue(
        Cgroup.ofThisProcess().isPresent(),
        "no control group of this process can be written: child processes are not tested");
  }

  @Override
  protected WorkerHost host(EdgeId of, double leaseSeconds) {
    return new ProcessHost(of, folder.resolve(of.value()), leaseSeconds);
  }
}

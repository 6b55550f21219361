package io.drover.edge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.id.EdgeId;
import io.drover.edge.container.Container;
import io.drover.edge.container.ContainerContract;
import io.drover.edge.container.ContainerRuntime;
import io.drover.edge.container.DropReason;
import io.drover.edge.container.InferenceOutcome;
import io.drover.edge.container.InferenceOutcome.Dropped;
import io.drover.edge.container.InferenceOutcome.Served;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What workers outside of the edge's process do beyond that, wherever they run. */
public abstract class WorkerContract extends ContainerContract {
  protected final EdgeId edge = new EdgeId("test-" + UUID.randomUUID().toString().substring(0, 8));

  /** Another process's view of where this edge's workers run. */
  protected abstract WorkerHost host(double leaseSeconds);

  private WorkerHost host() {
    return host(60);
  }

  @Override
  protected WorkerRuntime runtime() {
    return new WorkerRuntime(
        host(), network.bytes(), network.digest(), WorkerOptions.DEFAULT, clock);
  }

  private List<String> running() {
    try (WorkerHost host = host()) {
      return host.running().stream().map(HostedWorker::name).sorted().toList();
    }
  }

  private void stopAll() {
    try (WorkerHost host = host()) {
      host.running().forEach(HostedWorker::stop);
    }
  }

  @AfterEach
  void leaveNothing() {
    stopAll();
  }

  @Test
  void stopsItsWorkersWhenItCloses() {
    try (ContainerRuntime runtime = runtime()) {
      outcome(runtime.start(DRONE, CORE), jpeg(1));
      assertThat(running()).isNotEmpty();
    }
    assertThat(running()).isEmpty();
  }

  @Test
  void replacesAWorkerThatWasKilled() {
    try (ContainerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      outcome(container, jpeg(1));
      stopAll();
      InferenceOutcome outcome = outcome(container, jpeg(1));
      while (outcome instanceof Dropped dropped) {
        assertThat(dropped.reason()).isEqualTo(DropReason.WORKER_FAILED);
        outcome = outcome(container, jpeg(1));
      }
      assertThat(outcome).isInstanceOf(Served.class);
    }
  }

  @Test
  void takesOnTheWorkersThatAKilledEdgeLeft() {
    WorkerRuntime first = runtime();
    outcome(first.start(DRONE, CORE), jpeg(1));
    List<String> before = running();
    first.abandon();
    try (WorkerRuntime second = runtime()) {
      assertThat(outcome(second.start(DRONE, CORE), jpeg(1))).isInstanceOf(Served.class);
      assertThat(running()).containsAll(before);
    }
  }

  @Test
  void workersWithoutAnEdgeEndThemselves() {
    try (WorkerHost host = host(2)) {
      HostedWorker unused = host.launch(1);
      Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).until(() -> running().isEmpty());
    }
  }

  @Test
  void edgesDoNotSeeEachOthersWorkers() {
    try (WorkerHost host = host()) {
      HostedWorker unused = host.launch(1);
      assertThat(running()).hasSize(1);
    }
    assertThat(strangers()).isEmpty();
  }

  /** What an edge of another name finds. */
  protected abstract List<HostedWorker> strangers();
}

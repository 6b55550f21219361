package io.drover.edge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.edge.container.Container;
import io.drover.edge.container.ContainerContract;
import io.drover.edge.container.ContainerRuntime;
import io.drover.edge.container.DropReason;
import io.drover.edge.container.InferenceOutcome;
import io.drover.edge.container.InferenceOutcome.Dropped;
import io.drover.edge.container.InferenceOutcome.Served;
import io.drover.navigation.ResourceShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What workers outside of the edge's process do beyond that, wherever they run. */
public abstract class WorkerContract extends ContainerContract {
  private static final double LEASE_SECONDS = 60;

  /** One for what every backend does: processes take seconds to start. */
  private static Optional<WorkerRuntime> shared = Optional.empty();

  private final EdgeId edge = newEdge();

  private static EdgeId newEdge() {
    return new EdgeId("test-" + UUID.randomUUID().toString().substring(0, 8));
  }

  /** Another process's view of where an edge's workers run. */
  protected abstract WorkerHost host(EdgeId of, double leaseSeconds);

  private WorkerHost host() {
    return host(edge, LEASE_SECONDS);
  }

  private WorkerRuntime runtime(EdgeId of) {
    return new WorkerRuntime(
        host(of, LEASE_SECONDS), network.bytes(), network.digest(), WorkerOptions.DEFAULT, clock);
  }

  @Override
  protected ContainerRuntime runtime() {
    if (shared.isEmpty()) {
      shared = Optional.of(runtime(newEdge()));
    }
    WorkerRuntime runtime = shared.get();
    List<Container> started = new ArrayList<>();
    return new ContainerRuntime() {
      @Override
      public Container start(DroneId drone, ResourceShare share) {
        Container container = runtime.start(drone, share);
        started.add(container);
        return container;
      }

      @Override
      public double fullCores() {
        return runtime.fullCores();
      }

      @Override
      public void close() {
        started.forEach(Container::close);
      }
    };
  }

  @AfterAll
  static void closeShared() {
    shared.ifPresent(WorkerRuntime::close);
    shared = Optional.empty();
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
    try (WorkerRuntime runtime = runtime(edge)) {
      outcome(runtime.start(DRONE, CORE), jpeg(1));
      assertThat(running()).isNotEmpty();
    }
    assertThat(running()).isEmpty();
  }

  @Test
  void replacesAWorkerThatWasKilled() {
    try (WorkerRuntime runtime = runtime(edge)) {
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
    WorkerRuntime first = runtime(edge);
    outcome(first.start(DRONE, CORE), jpeg(1));
    List<String> before = running();
    first.abandon();
    try (WorkerRuntime second = runtime(edge)) {
      assertThat(outcome(second.start(DRONE, CORE), jpeg(1))).isInstanceOf(Served.class);
      assertThat(running()).containsAll(before);
    }
  }

  @Test
  void workersWithoutAnEdgeEndThemselves() {
    try (WorkerHost host = host(edge, 2)) {
      HostedWorker unused = host.launch(1);
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> running().isEmpty());
    }
  }

  @Test
  void edgesDoNotSeeEachOthersWorkers() {
    try (WorkerHost host = host()) {
      HostedWorker unused = host.launch(1);
      assertThat(running()).hasSize(1);
    }
    try (WorkerHost other = host(new EdgeId("other"), LEASE_SECONDS)) {
      assertThat(other.running()).isEmpty();
    }
  }
}

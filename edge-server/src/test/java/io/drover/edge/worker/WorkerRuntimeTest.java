package io.drover.edge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.core.image.GrayImage;
import io.drover.core.time.WallClock;
import io.drover.edge.container.Container;
import io.drover.edge.container.InferenceJob;
import io.drover.edge.container.InferenceOutcome;
import io.drover.edge.container.InferenceOutcome.Served;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.ResourceShare;
import io.drover.rpc.InProcessName;
import io.drover.rpc.RpcAddress;
import io.drover.rpc.RpcServer;
import io.drover.rpc.RpcServerOptions;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With workers in this process, whose host does as a test wants. */
@Timeout(60)
class WorkerRuntimeTest {
  private static final DroneId DRONE = new DroneId("drone1");
  private static final ResourceShare CORE = new ResourceShare(1);

  private final WallClock clock = new WallClock();
  private final OnnxNavigationModel network = OnnxNavigationModel.shipped();
  private final FakeHost host = new FakeHost();

  private WorkerRuntime runtime() {
    return new WorkerRuntime(host, network.bytes(), network.digest(), WorkerOptions.DEFAULT, clock);
  }

  @AfterEach
  void close() {
    network.close();
  }

  private InferenceOutcome outcome(Container container) {
    byte[] jpeg;
    try (FrameCodec codec = new FrameCodec()) {
      jpeg = codec.encode(new GrayImage(64, 64, new byte[64 * 64]), new JpegQuality(80));
    }
    InferenceJob job =
        new InferenceJob(new EncodedFrame(DRONE, 1, jpeg), clock.nanoTime(), OptionalLong.empty());
    container.submit(job);
    return job.outcome().join();
  }

  @Test
  void appliesOnlyTheLastOfTheSharesThatAreWantedMeanwhile() {
    try (WorkerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      outcome(container);
      await().until(() -> host.sizes.equals(List.of(1.0)));
      host.gate = new CountDownLatch(1);
      container.apply(new ResourceShare(0.2));
      await().until(() -> host.asked.get() == 2);
      container.apply(new ResourceShare(0.3));
      container.apply(new ResourceShare(0.4));
      host.gate.countDown();
      await().until(() -> host.sizes.size() == 3);
      assertThat(host.sizes).containsExactly(1.0, 0.2, 0.4);
      assertThat(container.usage().granted()).isEqualTo(new ResourceShare(0.4));
    }
  }

  @Test
  void triesAgainWhatTheHostRefused() {
    host.refusals = 2;
    try (WorkerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      outcome(container);
      await().until(() -> host.sizes.equals(List.of(1.0)));
      assertThat(host.asked).hasValue(3);
    }
  }

  @Test
  void movesToAnotherWorkerWhereTheHostCannotResize() {
    host.replaces = true;
    try (WorkerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      outcome(container);
      await().until(() -> host.stopped.size() == 1);
      double used = container.usage().cpuSeconds();
      container.apply(new ResourceShare(0.5));
      while (host.stopped.size() == 1) {
        assertThat(outcome(container)).as("served meanwhile").isInstanceOf(Served.class);
      }
      assertThat(outcome(container)).isInstanceOf(Served.class);
      assertThat(host.stopped).doesNotHaveDuplicates();
      assertThat(container.usage().cpuSeconds()).isGreaterThanOrEqualTo(used);
    }
    assertThat(host.stopped).as("none is left").hasSameSizeAs(host.launched);
  }

  private static final class FakeHost implements WorkerHost {
    private final List<String> launched = new CopyOnWriteArrayList<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final List<Double> sizes = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean replaces;
    private volatile int refusals;

    @Override
    public HostedWorker launch(double cores) {
      return new FakeWorker();
    }

    @Override
    public List<HostedWorker> running() {
      return List.of();
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public void close() {}

    private final class FakeWorker implements HostedWorker {
      private final String name = "worker-" + UUID.randomUUID();
      private final WorkerService service = new WorkerService();
      private final RpcServer server =
          RpcServer.start(
              RpcServerOptions.at(new InProcessName(name)).withGraceSeconds(0), List.of(service));

      FakeWorker() {
        launched.add(name);
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public RpcAddress address() {
        return server.address();
      }

      @Override
      public HostedWorker resize(double cores) {
        if (asked.incrementAndGet() <= refusals) {
          throw new DroverException(ErrorCode.REFUSED, "not now");
        }
        try {
          gate.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        sizes.add(cores);
        return replaces ? new FakeWorker() : this;
      }

      @Override
      public void stop() {
        stopped.add(name);
        server.close();
        service.close();
      }
    }
  }
}

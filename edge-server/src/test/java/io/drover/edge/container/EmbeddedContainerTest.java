package io.drover.edge.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.device.DeviceProfile;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import io.drover.edge.container.InferenceOutcome.Dropped;
import io.drover.edge.container.InferenceOutcome.Served;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EmbeddedContainerTest {
  private static final DroneId DRONE = new DroneId("drone1");
  private static final ResourceShare CORE = new ResourceShare(1);
  private static final EmbeddedOptions UNGOVERNED = EmbeddedOptions.DEFAULT.withGoverned(false);

  private final ManualClock clock = new ManualClock();

  @FunctionalInterface
  private interface Network extends NavigationModel {
    @Override
    default int fullSide() {
      return 8;
    }
  }

  private static Network steering(double radians) {
    return image -> new NavigationOutput(radians, 0);
  }

  private EmbeddedContainerRuntime runtime(
      Supplier<? extends NavigationModel> models, EmbeddedOptions options, NanoClock on) {
    return new EmbeddedContainerRuntime(
        () -> jpeg -> new GrayImage(8, 8, new byte[64]), models, options, on);
  }

  private InferenceJob job() {
    return new InferenceJob(
        new EncodedFrame(DRONE, 1, new byte[1]), clock.nanoTime(), OptionalLong.empty());
  }

  @Test
  void infersFramesInOrder() {
    AtomicInteger calls = new AtomicInteger();
    try (var runtime =
        runtime(
            () -> (Network) image -> new NavigationOutput(calls.getAndIncrement(), 0),
            new EmbeddedOptions(100, 1, false, 0.25, Optional.empty()),
            clock)) {
      Container container = runtime.start(DRONE, CORE);
      calls.set(0);
      InferenceJob first = job();
      InferenceJob second = job();
      container.submit(first);
      container.submit(second);
      second.outcome().join();
      Served one = (Served) first.outcome().join();
      Served two = (Served) second.outcome().join();
      assertThat(two.output().steeringRadians() - one.output().steeringRadians()).isPositive();
      assertThat(container.health()).isEqualTo(ContainerHealth.READY);
    }
  }

  @Test
  void infersNothingThatWasGivenUp() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    Network network =
        image -> {
          if (calls.incrementAndGet() > 1) {
            awaitUnchecked(held);
          }
          return new NavigationOutput(0, 0);
        };
    try (var runtime = runtime(() -> network, UNGOVERNED, clock)) {
      Container container = runtime.start(DRONE, CORE);
      InferenceJob running = job();
      InferenceJob waiting = job();
      container.submit(running);
      container.submit(waiting);
      waiting.abandon();
      held.countDown();

      assertThat(running.outcome().join()).isInstanceOf(Served.class);
      assertThat(waiting.outcome().join())
          .isInstanceOfSatisfying(
              Dropped.class, d -> assertThat(d.reason()).isEqualTo(DropReason.CANCELLED));
    }
  }

  @Test
  void dropsWhatWaitsWhenStopped() {
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    Network network =
        image -> {
          if (calls.incrementAndGet() > 1) {
            awaitUnchecked(held);
          }
          return new NavigationOutput(0, 0);
        };
    try (var runtime = runtime(() -> network, UNGOVERNED, clock)) {
      Container container = runtime.start(DRONE, CORE);
      container.submit(job());
      InferenceJob waiting = job();
      container.submit(waiting);
      container.close();
      InferenceJob after = job();
      container.submit(after);
      held.countDown();

      for (InferenceJob dropped : new InferenceJob[] {waiting, after}) {
        assertThat(dropped.outcome().join())
            .isInstanceOfSatisfying(
                Dropped.class, d -> assertThat(d.reason()).isEqualTo(DropReason.WORKER_STOPPED));
      }
      assertThat(container.health()).isEqualTo(ContainerHealth.STOPPED);
    }
  }

  @Test
  void triesAgainNowAndThenWhenANetworkCannotBeLoaded() {
    AtomicInteger loads = new AtomicInteger();
    Supplier<Network> models =
        () -> {
          int load = loads.incrementAndGet();
          if (load > 1 && load < 6) {
            throw new DroverException(ErrorCode.FILE_NOT_READABLE, "nav.onnx is gone");
          }
          return steering(0.5);
        };
    try (var runtime = runtime(models, UNGOVERNED, clock)) {
      Container first = runtime.start(DRONE, CORE);
      Container second = runtime.start(new DroneId("drone2"), CORE);
      InferenceOutcome outcome;
      do {
        InferenceJob job = job();
        second.submit(job);
        outcome = job.outcome().join();
        // tried again only after a pause
        clock.advance(10);
      } while (outcome instanceof Dropped d && d.reason() == DropReason.WORKER_FAILED);
      assertThat(outcome).isInstanceOf(Served.class);
      assertThat(first.usage().granted()).isEqualTo(CORE);
    }
  }

  @Test
  void aNetworkThatCannotBeLoadedStopsTheEdgeWhenItStarts() {
    assertThatThrownBy(
            () ->
                runtime(
                    () -> {
                      throw new DroverException(ErrorCode.MODEL_MISMATCH, "no outputs");
                    },
                    UNGOVERNED,
                    clock))
        .hasMessage("no outputs");
  }

  @Test
  void pretendsToBeASlowerMachineByItsShare() {
    EmulatedDevice device = new EmulatedDevice(DeviceProfile.of(Map.of(8, 0.08)), 8);
    try (var runtime = runtime(() -> steering(0.5), UNGOVERNED.withDevice(device), clock)) {
      Container container = runtime.start(DRONE, new ResourceShare(8));
      assertThat(inferenceSeconds(container)).isEqualTo(0.08);
      container.apply(new ResourceShare(2));
      assertThat(inferenceSeconds(container)).isEqualTo(0.32);
      container.apply(new ResourceShare(16));
      assertThat(inferenceSeconds(container)).isEqualTo(0.08);
    }
  }

  @Test
  void holdsBackAWorkerThatUsedItsShareUp() {
    try (var runtime = runtime(EmbeddedContainerTest::burner, EmbeddedOptions.DEFAULT, clock)) {
      Container container = runtime.start(DRONE, new ResourceShare(0.1));
      for (int i = 0; i < 20; i++) {
        inferenceSeconds(container);
      }
      // The clock stands still but for throttling, so all CPU time beyond the bucket was waited
      // for.
      ContainerUsage usage = container.usage();
      assertThat(usage.cpuSeconds()).isGreaterThan(0.3);
      assertThat(usage.throttledSeconds() * 0.1).isGreaterThan(usage.cpuSeconds() - 0.025 - 0.06);
    }
  }

  private double inferenceSeconds(Container container) {
    InferenceJob job = job();
    container.submit(job);
    return ((Served) job.outcome().join()).inferenceSeconds();
  }

  /** Uses 20 ms of CPU time for each inference. */
  private static Network burner() {
    return image -> {
      ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
      long end = cpu.getCurrentThreadCpuTime() + 20_000_000;
      double value = 0;
      while (cpu.getCurrentThreadCpuTime() < end) {
        value += Math.sqrt(value + 1);
      }
      return new NavigationOutput(value * 1e-300, 0);
    };
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

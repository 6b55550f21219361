package io.drover.edge.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.id.DroneId;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.edge.container.InferenceOutcome.Dropped;
import io.drover.edge.container.InferenceOutcome.Served;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.ResourceShare;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every backend does, with the shipped network. */
@Timeout(180)
public abstract class ContainerContract {
  protected static final DroneId DRONE = new DroneId("drone1");
  protected static final ResourceShare CORE = new ResourceShare(1);
  private static final int SIDE = 112;

  protected final NanoClock clock = new WallClock();
  protected final OnnxNavigationModel network = OnnxNavigationModel.shipped();
  private final FrameCodec codec = new FrameCodec();

  /** A runtime with a queue of four frames and one warm worker; closed by the test. */
  protected abstract ContainerRuntime runtime();

  @AfterEach
  void closeNetwork() {
    network.close();
    codec.close();
  }

  protected final byte[] jpeg(int seed) {
    byte[] pixels = new byte[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ((i % SIDE * seed + i / SIDE) % 251);
    }
    return codec.encode(new GrayImage(SIDE, SIDE, pixels), new JpegQuality(80));
  }

  protected final InferenceJob job(byte[] jpeg, OptionalLong deadlineNanos) {
    return new InferenceJob(new EncodedFrame(DRONE, 1, jpeg), clock.nanoTime(), deadlineNanos);
  }

  protected final InferenceOutcome outcome(Container container, byte[] jpeg) {
    InferenceJob job = job(jpeg, OptionalLong.empty());
    container.submit(job);
    return job.outcome().join();
  }

  protected static void assertDropped(InferenceOutcome outcome, DropReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(Dropped.class, d -> assertThat(d.reason()).isEqualTo(reason));
  }

  @Test
  void infersAsTheNetworkDoesInThisProcess() {
    try (ContainerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      for (int seed = 1; seed <= 3; seed++) {
        NavigationOutput here = network.infer(codec.decode(jpeg(seed)));
        Served served = (Served) outcome(container, jpeg(seed));
        assertThat(served.output()).isEqualTo(here);
        assertThat(served.inferenceSeconds()).isPositive();
        assertThat(served.queueSeconds()).isNotNegative();
      }
      assertThat(container.health()).isEqualTo(ContainerHealth.READY);
    }
  }

  @Test
  void refusesWhatIsNoImageAndGoesOn() {
    try (ContainerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      assertDropped(outcome(container, new byte[] {1, 2, 3}), DropReason.MALFORMED_IMAGE);
      assertThat(outcome(container, jpeg(1))).isInstanceOf(Served.class);
    }
  }

  @Test
  void infersNothingThatIsLate() {
    try (ContainerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      InferenceJob late = job(jpeg(1), OptionalLong.of(clock.nanoTime() - 1));
      InferenceJob abandoned = job(jpeg(1), OptionalLong.empty());
      abandoned.abandon();
      container.submit(late);
      container.submit(abandoned);
      assertDropped(late.outcome().join(), DropReason.DEADLINE_PASSED);
      assertDropped(abandoned.outcome().join(), DropReason.CANCELLED);
    }
  }

  @Test
  void keepsAFewFramesWaitingAndRefusesMore() {
    try (ContainerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      List<InferenceJob> jobs = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        InferenceJob job = job(jpeg(1), OptionalLong.empty());
        jobs.add(job);
        container.submit(job);
      }
      List<InferenceOutcome> outcomes = jobs.stream().map(job -> job.outcome().join()).toList();
      assertThat(outcomes).filteredOn(Served.class::isInstance).hasSizeGreaterThanOrEqualTo(4);
      outcomes.stream()
          .filter(Dropped.class::isInstance)
          .forEach(dropped -> assertDropped(dropped, DropReason.QUEUE_FULL));
      assertThat(outcomes).filteredOn(Dropped.class::isInstance).isNotEmpty();
    }
  }

  @Test
  void holdsAWorkerToItsShareAndReportsWhatItUsed() {
    try (ContainerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      outcome(container, jpeg(1));
      container.apply(new ResourceShare(0.2));
      assertThat(container.usage().granted()).isEqualTo(new ResourceShare(0.2));
      // until what it had saved up by its former share is used up, too
      work(container, 1);
      double before = container.usage().cpuSeconds();
      double seconds = work(container, 2);
      double used = container.usage().cpuSeconds() - before;
      assertThat(used).isPositive();
      assertThat(used / seconds).as("a limit, however busy the machine is").isLessThan(0.3);
      assertThat(container.usage().throttledSeconds()).isPositive();
    }
  }

  /** Infers without a pause; returns how long it really took. */
  private double work(Container container, double seconds) {
    double start = clock.seconds();
    while (clock.seconds() < start + seconds) {
      assertThat(outcome(container, jpeg(1))).isInstanceOf(Served.class);
    }
    return clock.seconds() - start;
  }

  @Test
  void dropsWhatComesAfterItWasStopped() {
    try (ContainerRuntime runtime = runtime()) {
      Container container = runtime.start(DRONE, CORE);
      outcome(container, jpeg(1));
      container.close();
      assertDropped(outcome(container, jpeg(1)), DropReason.WORKER_STOPPED);
      assertThat(container.health()).isEqualTo(ContainerHealth.STOPPED);
    }
  }

  @Test
  void givesEachDroneAWorkerOfItsOwn() {
    try (ContainerRuntime runtime = runtime()) {
      Container one = runtime.start(DRONE, CORE);
      Container two = runtime.start(new DroneId("drone2"), CORE);
      assertThat(outcome(one, jpeg(1))).isInstanceOf(Served.class);
      one.close();
      assertThat(outcome(two, jpeg(2))).isInstanceOf(Served.class);
    }
  }
}

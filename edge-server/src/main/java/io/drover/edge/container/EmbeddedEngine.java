package io.drover.edge.container;

import io.drover.core.time.NanoClock;
import io.drover.navigation.ResourceShare;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** A network in this process under a governor, on the thread that infers. */
final class EmbeddedEngine implements InferenceEngine {
  private final FrameInference inference;
  private final NanoClock clock;
  private final CpuGovernor governor;
  private final boolean governed;
  private volatile ResourceShare share = ResourceShare.NONE;

  /**
   * Takes a network on; it has no share yet.
   *
   * @param loaded this engine's to close
   */
  EmbeddedEngine(FrameInference loaded, EmbeddedOptions options, NanoClock clock) {
    this.clock = clock;
    this.governed = options.governed();
    this.governor =
        new CpuGovernor(
            clock,
            ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
            options.bucketSeconds(),
            0);
    this.inference =
        options
            .device()
            .map(device -> device.slowed(loaded.model(), clock, () -> share))
            .map(model -> new FrameInference(loaded.decoder(), model))
            .orElse(loaded);
  }

  @Override
  public double secondsUntilTurn() {
    return governed ? governor.secondsUntilTurn() : 0;
  }

  @Override
  public void throttled(double seconds) {
    governor.throttled(seconds);
  }

  @Override
  public Optional<Inferred> infer(InferenceJob job) {
    governor.begin();
    try {
      return Optional.of(inference.infer(job.frame().jpeg(), clock));
    } finally {
      governor.end();
    }
  }

  @Override
  public void apply(ResourceShare newShare) {
    share = newShare;
    governor.apply(newShare.cores());
  }

  @Override
  public ContainerUsage usage() {
    return new ContainerUsage(share, governor.usedSeconds(), governor.throttledSeconds());
  }

  @Override
  public void close() {
    inference.close();
  }
}

package io.drover.edge.container;

import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.ResourceShare;
import java.util.List;
import java.util.function.Supplier;

/**
 * Workers as threads of this process, each with a network of its own and held to its share by a
 * {@link CpuGovernor}. Runs on any system, needs no rights; workers share memory and fate.
 */
public final class EmbeddedContainerRuntime implements ContainerRuntime {
  private final QueuedContainers containers;
  private final EmbeddedOptions options;

  /**
   * Loads the first network before it returns.
   *
   * @param decoders gives each worker its own decoder
   * @param models gives each worker its own network; called on any thread
   * @throws io.drover.core.error.DroverException what {@code models} throws
   */
  public EmbeddedContainerRuntime(
      Supplier<? extends FrameDecoder> decoders,
      Supplier<? extends NavigationModel> models,
      EmbeddedOptions options,
      NanoClock clock) {
    this.options = options;
    WarmPool pool =
        new WarmPool(
            () ->
                new EmbeddedEngine(
                    new FrameInference(decoders.get(), models.get()).warmedUp(), options, clock),
            List.of(),
            options.warmWorkers());
    this.containers = new QueuedContainers(pool, options.queueLimit(), clock);
  }

  @Override
  public Container start(DroneId drone, ResourceShare share) {
    return containers.start(drone, share);
  }

  /** Those of the device that is emulated; else one, for a worker is one thread. */
  @Override
  public double fullCores() {
    return options.device().map(EmulatedDevice::fullCores).orElse(1.0);
  }

  @Override
  public void close() {
    containers.close();
  }
}

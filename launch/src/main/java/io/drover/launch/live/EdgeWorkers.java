package io.drover.launch.live;

import io.drover.core.id.EdgeId;
import io.drover.core.time.NanoClock;
import io.drover.edge.container.ContainerRuntime;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.EmulatedDevice;
import io.drover.edge.container.FrameDecoder;
import io.drover.edge.worker.WorkerOptions;
import io.drover.edge.worker.WorkerRuntime;
import io.drover.navigation.OnnxNavigationModel;

/** An edge's workers as its configuration wants them. */
final class EdgeWorkers {
  private EdgeWorkers() {}

  /**
   * What starts them; the first is ready when this returns.
   *
   * @param model for threads of this process to share, or to be sent to other processes
   * @throws io.drover.core.error.DroverException if the backend is not there, or may not be used
   */
  static ContainerRuntime of(EdgeConfig config, OnnxNavigationModel model, NanoClock clock) {
    ContainersConfig containers = config.containers();
    if (!containers.embedded()) {
      return new WorkerRuntime(
          containers.host(new EdgeId(config.id()), clock),
          model.bytes(),
          model.digest(),
          WorkerOptions.DEFAULT.withWarmWorkers(containers.warm()),
          clock);
    }
    EmbeddedOptions options = EmbeddedOptions.DEFAULT.withWarmWorkers(containers.warm());
    if (config.emulate().isPresent()) {
      // the pretended machine's time follows from the share; this machine's CPU time says nothing
      options =
          options
              .withGoverned(false)
              .withDevice(new EmulatedDevice(config.emulate().get(), config.cores()));
    }
    return new EmbeddedContainerRuntime(FrameDecoder::openCv, model::another, options, clock);
  }
}

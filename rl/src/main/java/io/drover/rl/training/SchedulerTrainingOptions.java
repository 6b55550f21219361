package io.drover.rl.training;

import io.drover.navigation.profile.FlightProfile;
import java.nio.file.Path;
import java.util.List;

/**
 * What a training is given.
 *
 * @param resume go on from the checkpoint if there is one of the same options
 * @param output the network, {@code .onnx}; sidecar {@code .yaml} and learning curve {@code .csv}
 *     are written beside it, and while it is made {@code .checkpoint}
 */
public record SchedulerTrainingOptions(
    TrainingFlights flights, LearningOptions learning, boolean resume, Path output) {
  public SchedulerTrainingOptions {
    if (!output.toString().endsWith(".onnx")) {
      throw new IllegalArgumentException(output + " must end in .onnx");
    }
    if (resume && learning.algorithm().rl4j()) {
      throw new IllegalArgumentException(
          learning.algorithm().label()
              + " leaves no checkpoints to go on from: train without resuming, or by a2c, ppo or"
              + " aggrevate");
    }
  }

  /** The defaults for flights and a place to write. */
  public static SchedulerTrainingOptions of(
      List<FlightProfile> profiles, List<FlightProfile> validationProfiles, Path output) {
    return new SchedulerTrainingOptions(
        TrainingFlights.of(profiles, validationProfiles), LearningOptions.DEFAULT, false, output);
  }

  /** The same from other flights. */
  public SchedulerTrainingOptions with(TrainingFlights others) {
    return new SchedulerTrainingOptions(others, learning, resume, output);
  }

  /** The same with something else to learn, or in another way. */
  public SchedulerTrainingOptions with(LearningOptions other) {
    return new SchedulerTrainingOptions(flights, other, resume, output);
  }

  /** The same, going on from a checkpoint if there is one. */
  public SchedulerTrainingOptions resuming() {
    return new SchedulerTrainingOptions(flights, learning, true, output);
  }

  /** The file of another ending beside the network. */
  static Path beside(Path onnx, String ending) {
    return onnx.resolveSibling(onnx.getFileName().toString().replaceFirst("\\.onnx$", "") + ending);
  }
}

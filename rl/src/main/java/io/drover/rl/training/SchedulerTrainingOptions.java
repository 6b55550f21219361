package io.drover.rl.training;

import io.drover.navigation.profile.FlightProfile;
import java.nio.file.Path;
import java.util.List;

/**
 * What a training is given.
 *
 * @param output the network, {@code .onnx}; sidecar {@code .yaml} and learning curve {@code .csv}
 *     are written beside it
 */
public record SchedulerTrainingOptions(
    TrainingFlights flights, LearningOptions learning, Path output) {
  public SchedulerTrainingOptions {
    if (!output.toString().endsWith(".onnx")) {
      throw new IllegalArgumentException(output + " must end in .onnx");
    }
  }

  /** The defaults for flights and a place to write. */
  public static SchedulerTrainingOptions of(
      List<FlightProfile> profiles, List<FlightProfile> validationProfiles, Path output) {
    return new SchedulerTrainingOptions(
        TrainingFlights.of(profiles, validationProfiles), LearningOptions.DEFAULT, output);
  }

  /** The same from other flights. */
  public SchedulerTrainingOptions with(TrainingFlights others) {
    return new SchedulerTrainingOptions(others, learning, output);
  }

  /** The same with something else to learn, or in another way. */
  public SchedulerTrainingOptions with(LearningOptions other) {
    return new SchedulerTrainingOptions(flights, other, output);
  }

  /** The file of another ending beside the network. */
  static Path beside(Path onnx, String ending) {
    return onnx.resolveSibling(onnx.getFileName().toString().replaceFirst("\\.onnx$", "") + ending);
  }
}

package io.drover.rl.training;

import io.drover.navigation.profile.FlightProfile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training is given.
 *
 * @param seeds each learns a policy into a file of its own, {@code -seed1.onnx}, of which the best
 *     is copied to the output; empty for one policy by the flights' seed
 * @param ensemble the output is the mean of all seeds' networks instead
 * @param resume go on from the checkpoint if there is one of the same options
 * @param output the network, {@code .onnx}; sidecar {@code .yaml}, learning curve {@code .csv} and
 *     {@code .run}, which says what they followed from, are written beside it, and while it is made
 *     {@code .checkpoint}
 */
public record SchedulerTrainingOptions(
    TrainingFlights flights,
    LearningOptions learning,
    List<Long> seeds,
    boolean ensemble,
    boolean resume,
    Path output) {
  public SchedulerTrainingOptions {
    seeds = List.copyOf(seeds);
    for (long seed : seeds) {
      if (seed < 0) {
        throw new IllegalArgumentException("seeds is " + seed + ": give 0 or more");
      }
    }
    if (new HashSet<>(seeds).size() < seeds.size()) {
      throw new IllegalArgumentException("seeds " + seeds + " has one twice: name it once");
    }
    if (ensemble && seeds.size() < 2) {
      throw new IllegalArgumentException(
          "ensemble needs two seeds or more: name them with --seeds");
    }
    if (!output.toString().endsWith(".onnx")) {
      throw new IllegalArgumentException(output + " must end in .onnx");
    }
    if (resume && seeds.isEmpty() && learning.algorithm().rl4j()) {
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
        TrainingFlights.of(profiles, validationProfiles),
        LearningOptions.DEFAULT,
        List.of(),
        false,
        false,
        output);
  }

  /** The same from other flights. */
  public SchedulerTrainingOptions with(TrainingFlights others) {
    return new SchedulerTrainingOptions(others, learning, seeds, ensemble, resume, output);
  }

  /** The same with something else to learn, or in another way. */
  public SchedulerTrainingOptions with(LearningOptions other) {
    return new SchedulerTrainingOptions(flights, other, seeds, ensemble, resume, output);
  }

  /** The same by several seeds. */
  public SchedulerTrainingOptions withSeeds(List<Long> others) {
    return new SchedulerTrainingOptions(flights, learning, others, ensemble, resume, output);
  }

  /** The same, all seeds' networks as one. */
  public SchedulerTrainingOptions asEnsemble() {
    return new SchedulerTrainingOptions(flights, learning, seeds, true, resume, output);
  }

  /** The same, going on from a checkpoint if there is one. */
  public SchedulerTrainingOptions resuming() {
    return new SchedulerTrainingOptions(flights, learning, seeds, ensemble, true, output);
  }

  /** Seed → the network that it learns. */
  Map<Long, Path> outputs() {
    if (seeds.isEmpty()) {
      return Map.of(flights.seed(), output);
    }
    Map<Long, Path> outputs = new LinkedHashMap<>();
    seeds.forEach(seed -> outputs.put(seed, beside(output, "-seed" + seed + ".onnx")));
    return outputs;
  }

  /** The file of another ending beside the network. */
  static Path beside(Path onnx, String ending) {
    return onnx.resolveSibling(onnx.getFileName().toString().replaceFirst("\\.onnx$", "") + ending);
  }
}

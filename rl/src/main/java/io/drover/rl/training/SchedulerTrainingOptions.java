package io.drover.rl.training;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.flight.DomainRandomisation;
import io.drover.rl.flight.FlightSetup;
import java.nio.file.Path;
import java.util.List;

/**
 * What a scheduler is learnt from, and how.
 *
 * @param profiles recorded flights to learn from, at least one, all of one shape of decision space
 * @param validationProfiles recorded flights to choose the policy by and to report on; empty for
 *     those of the training
 * @param traces to learn from beside the generated ones; five or more are split whole like those
 * @param generatedTracesPerKind how many of each kind are generated, at least 5
 * @param encoding what the policy is told
 * @param setup devices, control loop
 * @param randomisation how flights differ from the recorded ones
 * @param algorithm how it learns
 * @param steps scheduling steps to learn for
 * @param seed the same seed gives the same policy
 * @param output the network, {@code .onnx}; sidecar {@code .yaml} and learning curve {@code .csv}
 *     are written beside it
 */
public record SchedulerTrainingOptions(
    List<FlightProfile> profiles,
    List<FlightProfile> validationProfiles,
    List<BandwidthTrace> traces,
    int generatedTracesPerKind,
    StateEncoding encoding,
    FlightSetup setup,
    DomainRandomisation randomisation,
    Algorithm algorithm,
    long steps,
    long seed,
    Path output) {
  /** What takes about a minute on a core that is free. */
  public static final long DEFAULT_STEPS = 2_000_000;

  private static final int DEFAULT_TRACES_PER_KIND = 40;

  public SchedulerTrainingOptions {
    profiles = List.copyOf(profiles);
    validationProfiles = List.copyOf(validationProfiles);
    traces = List.copyOf(traces);
    if (profiles.isEmpty()) {
      throw new IllegalArgumentException(
          "a scheduler is learnt from recorded flights: record some with profile flight");
    }
    if (generatedTracesPerKind < 5) {
      throw new IllegalArgumentException("generate at least 5 traces of each kind");
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps is " + steps + ": give at least 1");
    }
    if (!output.toString().endsWith(".onnx")) {
      throw new IllegalArgumentException(output + " must end in .onnx");
    }
  }

  /** The defaults for flights and a place to write. */
  public static SchedulerTrainingOptions of(
      List<FlightProfile> profiles, List<FlightProfile> validationProfiles, Path output) {
    return new SchedulerTrainingOptions(
        profiles,
        validationProfiles,
        List.of(),
        DEFAULT_TRACES_PER_KIND,
        StateEncoding.OUTLOOK,
        FlightSetup.DEFAULT,
        DomainRandomisation.DEFAULT,
        Algorithm.AGGREVATE,
        DEFAULT_STEPS,
        1,
        output);
  }

  /** The same with another algorithm and state. */
  public SchedulerTrainingOptions with(Algorithm other, StateEncoding otherEncoding) {
    return new SchedulerTrainingOptions(
        profiles,
        validationProfiles,
        traces,
        generatedTracesPerKind,
        otherEncoding,
        setup,
        randomisation,
        other,
        steps,
        seed,
        output);
  }

  /** The same with other traces, steps and seed. */
  public SchedulerTrainingOptions with(
      List<BandwidthTrace> otherTraces, long otherSteps, long otherSeed) {
    return new SchedulerTrainingOptions(
        profiles,
        validationProfiles,
        otherTraces,
        generatedTracesPerKind,
        encoding,
        setup,
        randomisation,
        algorithm,
        otherSteps,
        otherSeed,
        output);
  }

  List<FlightProfile> unseenProfiles() {
    return validationProfiles.isEmpty() ? profiles : validationProfiles;
  }

  /** The file of another ending beside the network. */
  static Path beside(Path onnx, String ending) {
    return onnx.resolveSibling(onnx.getFileName().toString().replaceFirst("\\.onnx$", "") + ending);
  }
}

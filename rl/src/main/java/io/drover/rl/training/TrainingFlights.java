package io.drover.rl.training;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.MeasuredFidelity;
import io.drover.rl.flight.CrossMeasured;
import io.drover.rl.flight.DomainRandomisation;
import io.drover.rl.flight.FlightSetup;
import java.util.List;

/**
 * What a scheduler is learnt from.
 *
 * @param profiles recorded flights to learn from, at least one, all of one shape of decision space
 * @param validationProfiles recorded flights to choose the policy by and to report on; empty for
 *     those of the training
 * @param traces to learn from beside the generated ones; five or more are split whole like those
 * @param generatedTracesPerKind how many of each kind are generated, at least 5
 * @param setup devices, control loop
 * @param randomisation how flights differ from the recorded ones
 * @param seed of generated traces, of their split and of the flights to validate and report on
 */
public record TrainingFlights(
    List<FlightProfile> profiles,
    List<FlightProfile> validationProfiles,
    List<BandwidthTrace> traces,
    int generatedTracesPerKind,
    FlightSetup setup,
    DomainRandomisation randomisation,
    long seed) {
  private static final int DEFAULT_TRACES_PER_KIND = 40;

  public TrainingFlights {
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
  }

  /** The defaults for some recorded flights. */
  public static TrainingFlights of(
      List<FlightProfile> profiles, List<FlightProfile> validationProfiles) {
    return new TrainingFlights(
        profiles,
        validationProfiles,
        List.of(),
        DEFAULT_TRACES_PER_KIND,
        FlightSetup.DEFAULT,
        DomainRandomisation.DEFAULT,
        1);
  }

  /** The same with other traces beside the generated ones. */
  public TrainingFlights withTraces(List<BandwidthTrace> others) {
    return new TrainingFlights(
        profiles, validationProfiles, others, generatedTracesPerKind, setup, randomisation, seed);
  }

  /** The same of another seed. */
  public TrainingFlights withSeed(long other) {
    return new TrainingFlights(
        profiles, validationProfiles, traces, generatedTracesPerKind, setup, randomisation, other);
  }

  /** The same, each flight with what the others have shown of their network's fidelity. */
  TrainingFlights crossMeasured() {
    return new TrainingFlights(
        CrossMeasured.flights(profiles),
        CrossMeasured.with(validationProfiles, MeasuredFidelity.of(profiles)),
        traces,
        generatedTracesPerKind,
        setup,
        randomisation,
        seed);
  }

  List<FlightProfile> unseenProfiles() {
    return validationProfiles.isEmpty() ? profiles : validationProfiles;
  }
}

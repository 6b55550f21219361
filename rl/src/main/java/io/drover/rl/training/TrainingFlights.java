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
 * @param edges how many edge servers a drone may choose from, at least one
 * @param seed of generated traces, of their split and of the flights to validate and report on
 */
public record TrainingFlights(
    List<FlightProfile> profiles,
    List<FlightProfile> validationProfiles,
    List<BandwidthTrace> traces,
    int generatedTracesPerKind,
    FlightSetup setup,
    DomainRandomisation randomisation,
    int edges,
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
    if (edges < 1) {
      throw new IllegalArgumentException("edges is " + edges + ": give 1 or more");
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
        1,
        1);
  }

  /** The same with other traces beside the generated ones. */
  public TrainingFlights withTraces(List<BandwidthTrace> others) {
    return with(others, edges, seed);
  }

  /** The same of another seed. */
  public TrainingFlights withSeed(long other) {
    return with(traces, edges, other);
  }

  /** The same with so many edge servers to choose from. */
  public TrainingFlights withEdges(int number) {
    return with(traces, number, seed);
  }

  private TrainingFlights with(List<BandwidthTrace> links, int servers, long number) {
    return new TrainingFlights(
        profiles,
        validationProfiles,
        links,
        generatedTracesPerKind,
        setup,
        randomisation,
        servers,
        number);
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
        edges,
        seed);
  }

  List<FlightProfile> unseenProfiles() {
    return validationProfiles.isEmpty() ? profiles : validationProfiles;
  }
}

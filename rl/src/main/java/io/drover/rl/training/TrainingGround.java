package io.drover.rl.training;

import io.drover.navigation.DecisionSpace;
import io.drover.rl.flight.DomainRandomisation;
import io.drover.rl.flight.FlightEnvironment;
import io.drover.rl.flight.FlightMix;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.ScenarioSampler;
import io.drover.rl.flight.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Flights to learn from, to choose a policy by, and to report on.
 *
 * <p>Learns from and chooses by the flights as they are and others that keep it from trusting its
 * own network blindly ({@link FlightMix}); reports on them as they are. Traces are split whole; the
 * policy is chosen by flights over validation traces and reported on over test traces, under
 * nominal conditions.
 */
final class TrainingGround {
  private static final double EPISODE_SECONDS = 100;
  private static final double TRACE_SECONDS = 300;
  private static final int VALIDATION_EPISODES = 256;
  private static final int TEST_FLIGHTS = 200;

  private final TrainingFlights flights;
  private final int validationEpisodes;
  private final TraceSplit traces;
  private final ScenarioSampler training;
  private final ScenarioSampler validation;

  TrainingGround(TrainingFlights flights) {
    this(flights, VALIDATION_EPISODES);
  }

  TrainingGround(TrainingFlights flights, int validationEpisodes) {
    this.flights = flights.crossMeasured();
    this.validationEpisodes = validationEpisodes;
    this.traces = traces(flights, flights.seed());
    this.training = training(this.flights, flights.seed());
    this.validation =
        new ScenarioSampler(
            FlightMix.forLearning(this.flights.unseenProfiles(), ~flights.seed()),
            traces.validation(),
            flights.randomisation(),
            EPISODE_SECONDS,
            flights.edges());
  }

  private TrainingGround(TrainingGround ground, ScenarioSampler training) {
    this.flights = ground.flights;
    this.validationEpisodes = ground.validationEpisodes;
    this.traces = ground.traces;
    this.training = training;
    this.validation = ground.validation;
  }

  /**
   * The same to choose a policy by and to report on; to learn from the drawn flights and generated
   * traces of another seed, beside the same recorded flights and given traces.
   */
  TrainingGround learningFrom(long seed) {
    return seed == flights.seed() ? this : new TrainingGround(this, training(flights, seed));
  }

  /** Given traces are split the same for all seeds: what one reports on no other learns from. */
  private static TraceSplit traces(TrainingFlights flights, long seed) {
    return TraceSplit.generated(flights.generatedTracesPerKind(), TRACE_SECONDS, seed)
        .and(TraceSplit.of(flights.traces(), flights.seed()));
  }

  private static ScenarioSampler training(TrainingFlights flights, long seed) {
    return new ScenarioSampler(
        FlightMix.forLearning(flights.profiles(), seed),
        traces(flights, seed).train(),
        flights.randomisation(),
        EPISODE_SECONDS,
        flights.edges());
  }

  /** The actions of all flights. */
  DecisionSpace space() {
    return training.space();
  }

  /** Something to learn in. */
  FlightEnvironment environment(LearningOptions learning) {
    return new FlightEnvironment(
        flights.setup(), training, learning.encoding(), learning.objective());
  }

  /** Flights to choose a policy by. */
  Validation validation(LearningOptions learning) {
    return new Validation(
        () ->
            new FlightEnvironment(
                flights.setup(), validation, learning.encoding(), learning.objective()),
        validationEpisodes,
        flights.seed());
  }

  /** Flights to report on. */
  List<Scenario> test() {
    ScenarioSampler sampler =
        new ScenarioSampler(
            FlightMix.only(flights.unseenProfiles()),
            traces.test(),
            DomainRandomisation.NONE,
            EPISODE_SECONDS,
            flights.edges());
    SplittableRandom random = new SplittableRandom(flights.seed());
    List<Scenario> test = new ArrayList<>();
    for (int i = 0; i < TEST_FLIGHTS; i++) {
      test.add(sampler.draw(random));
    }
    return test;
  }
}

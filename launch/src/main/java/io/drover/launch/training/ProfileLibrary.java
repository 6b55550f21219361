package io.drover.launch.training;

import io.drover.airsim.world.Routes;
import io.drover.launch.flight.FlightShare;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.rl.training.TrainingFlights;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Flights of random routes as profiles, for the scheduler to learn from: recorded once into a
 * folder of the network that flew and of how it flew, read from there afterwards.
 */
public final class ProfileLibrary {
  /** Each seed of training has so many seeds of routes, the second half for validation. */
  public static final int ROUTES_OF_A_SEED = 1000;

  /** The least seed of a route that a scheduler ever learns from; those below are for tests. */
  public static final long FIRST_ROUTE = 10_000;

  /** As many routes can be recorded for a seed of training to learn from. */
  public static final int MOST_FLIGHTS = ROUTES_OF_A_SEED / 2;

  private static final double ROUTE_METRES = 400;

  /** A flight that ended sooner says little. */
  private static final double SHORTEST_SECONDS = 30;

  private ProfileLibrary() {}

  /** The first of the routes that belong to a seed of training ≥ 0. */
  public static long firstRoute(long seed) {
    return FIRST_ROUTE + seed * ROUTES_OF_A_SEED;
  }

  /**
   * Records what is not there yet, on all cores.
   *
   * @param parent where the folder is made
   * @param firstSeed of the first route; the others count on
   * @param space the actions that are run on every frame
   * @param progress told the share that is there
   * @return the profiles whose flights were long enough to learn from
   */
  public static List<FlightProfile> record(
      Path parent,
      long firstSeed,
      int flights,
      OnnxNavigationModel model,
      DecisionSpace space,
      FlightShare progress) {
    List<RecordingOrder> orders =
        LongStream.range(firstSeed, firstSeed + flights)
            .mapToObj(
                seed ->
                    new RecordingOrder("random-" + seed, Routes.random(seed, ROUTE_METRES), seed))
            .toList();
    String label = Math.round(ROUTE_METRES) + "m";
    return new RecordedFlights(parent, label, model, space)
        .profiles(orders, progress).stream()
            .filter(profile -> profile.durationSeconds() >= SHORTEST_SECONDS)
            .toList();
  }

  /**
   * What the scheduler is learnt from: flights of the seed's routes, and a third as many of others
   * to choose it by. Records what is not there yet, on all cores.
   *
   * @param parent where the folder is made
   * @param flights to learn from, 1 to {@link #MOST_FLIGHTS}
   * @param space the actions that are run on every frame
   * @param progress told the share that is there
   */
  public static TrainingFlights forTraining(
      Path parent,
      long seed,
      int flights,
      OnnxNavigationModel model,
      DecisionSpace space,
      FlightShare progress) {
    int unseen = Math.max(1, flights / 3);
    double learnt = (double) flights / (flights + unseen);
    long first = firstRoute(seed);
    return TrainingFlights.of(
            record(parent, first, flights, model, space, share -> progress.at(learnt * share)),
            record(
                parent,
                first + MOST_FLIGHTS,
                unseen,
                model,
                space,
                share -> progress.at(learnt + (1 - learnt) * share)))
        .withSeed(seed);
  }
}

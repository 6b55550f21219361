package io.drover.bench.flights;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.launch.cli.Progress;
import io.drover.launch.training.RecordedFlights;
import io.drover.launch.training.RecordingOrder;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The flights of the embedded world: for each seed the named routes in its weather, and a random
 * route of its own.
 */
public final class TestFlights {
  private static final String RANDOM = "random";

  private TestFlights() {}

  /** Reads them, after those that are not there yet were recorded into a folder of the cache. */
  public static List<TestFlight> of(TestRoutes routes, Path cache, OnnxNavigationModel network) {
    List<String> places = new ArrayList<>();
    List<RecordingOrder> orders = new ArrayList<>();
    for (int seed = 1; seed <= routes.seeds(); seed++) {
      for (Route route : routes.named()) {
        places.add(route.name());
        orders.add(order(route.name() + "-" + seed, route, seed));
      }
      Route route = Routes.random(TestSeeds.route(seed), routes.randomMetres());
      places.add(RANDOM);
      orders.add(order(route.name(), route, seed));
    }
    List<FlightProfile> profiles =
        recorded(new RecordedFlights(cache, "test", network), List.copyOf(orders));
    List<TestFlight> flights = new ArrayList<>();
    for (int i = 0; i < profiles.size(); i++) {
      flights.add(new TestFlight(places.get(i), (int) orders.get(i).seed(), profiles.get(i)));
    }
    return flights;
  }

  /** The random route of each seed alone, recorded at other actions than A3D's. */
  public static List<TestFlight> random(
      TestRoutes routes, Path cache, OnnxNavigationModel network, DecisionSpace space) {
    List<RecordingOrder> orders = new ArrayList<>();
    for (int seed = 1; seed <= routes.seeds(); seed++) {
      Route route = Routes.random(TestSeeds.route(seed), routes.randomMetres());
      orders.add(order(route.name(), route, seed));
    }
    List<FlightProfile> profiles =
        recorded(new RecordedFlights(cache, "test", network, space), orders);
    List<TestFlight> flights = new ArrayList<>();
    for (int i = 0; i < profiles.size(); i++) {
      flights.add(new TestFlight(RANDOM, i + 1, profiles.get(i)));
    }
    return flights;
  }

  /** Routes of a name, but of another length, are others. */
  private static RecordingOrder order(String name, Route route, int seed) {
    return new RecordingOrder(name + "-" + Math.round(route.lengthMetres()) + "m", route, seed);
  }

  private static List<FlightProfile> recorded(
      RecordedFlights library, List<RecordingOrder> orders) {
    if (!library.lacks(orders)) {
      return library.profiles(orders, share -> {});
    }
    Progress progress = new Progress("recording test flights", 1);
    List<FlightProfile> profiles = library.profiles(orders, progress::at);
    progress.done();
    return profiles;
  }
}

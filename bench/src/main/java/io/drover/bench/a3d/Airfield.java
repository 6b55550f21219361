package io.drover.bench.a3d;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Scene;
import io.drover.bench.flights.TestSeeds;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.cli.Progress;
import io.drover.launch.flight.FlightPool;
import io.drover.launch.flight.FlownDrone;
import io.drover.launch.flight.PlannedFlight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where policies fly in lockstep with the embedded world. A seed means the same weather, scenery,
 * link and start in the link to every policy; links are taken in turn, so that none is chosen by
 * what policies make of it. A flight is flown once, whichever sections ask for it. One thread.
 */
final class Airfield {
  private final Route route;
  private final List<BandwidthTrace> links;
  private final FlightPool pool;
  private final Map<Integer, Scene> scenes = new HashMap<>();
  private final Map<FlightOrder, Landing> landed = new HashMap<>();

  /**
   * An airfield.
   *
   * @param links seed 1 has the first of them, the next seed the next, and over again
   */
  Airfield(Route route, List<BandwidthTrace> links, FlightPool pool) {
    this.route = route;
    this.links = List.copyOf(links);
    this.pool = pool;
  }

  Route route() {
    return route;
  }

  /** The uplink of a seed's flights; where they begin in it follows from the seed, too. */
  BandwidthTrace link(int seed) {
    return links.get((seed - 1) % links.size());
  }

  /**
   * Flies what has not been flown yet.
   *
   * @param what is told to be in progress
   * @return in the order of the orders
   */
  List<Landing> land(String what, List<FlightOrder> orders) {
    List<FlightOrder> due =
        orders.stream().filter(order -> !landed.containsKey(order)).distinct().toList();
    List<Landing> results = fly(what, due, Landing::of);
    for (int i = 0; i < results.size(); i++) {
      landed.put(due.get(i), results.get(i));
    }
    return orders.stream().map(landed::get).toList();
  }

  /** Flies, and keeps all that is known of every frame. */
  List<FlownDrone> record(String what, List<FlightOrder> orders) {
    return fly(what, orders, drone -> drone);
  }

  private <T> List<T> fly(String what, List<FlightOrder> orders, Function<FlownDrone, T> kept) {
    if (orders.isEmpty()) {
      return List.of();
    }
    Progress progress = new Progress(what, 1);
    List<T> results =
        pool.fly(
            orders.stream().map(this::planned).toList(),
            progress::at,
            drones -> kept.apply(drones.get(0)));
    progress.done();
    return results;
  }

  private PlannedFlight planned(FlightOrder order) {
    Scene scene = scenes.computeIfAbsent(order.seed(), seed -> Scene.build(route, seed));
    return new PlannedFlight(
        order.config(), scene, link(order.seed()), order.policy(), TestSeeds.flight(order.seed()));
  }
}

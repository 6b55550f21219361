package io.drover.bench.edge;

import io.drover.bench.flights.TestFlight;
import io.drover.bench.flights.TestTrace;
import io.drover.core.statistics.MeanRatio;
import io.drover.launch.cli.Progress;
import io.drover.launch.flight.AllCores;
import io.drover.launch.policy.AllocatorName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** What comes of each swarm under each allocator; all allocators of a seed share the same swarm. */
final class SwarmTrials {
  /** Links and starts of swarms: nothing else is drawn from these seeds. */
  private static final long SWARMS = 60_000;

  private final int seeds;
  private final Map<Key, Swarm.Flown> flown = new HashMap<>();

  private record Key(SwarmCase which, AllocatorName allocator, int seed) {}

  private record Trial(Key key, Swarm.Flown flown) {}

  private SwarmTrials(int seeds) {
    this.seeds = seeds;
  }

  /**
   * Flies them, as many at a time as there are cores.
   *
   * @param flights routes for drones, at least one
   * @param droneFactor on the seconds of inference on board
   * @param told what is flown, for people who wait
   */
  static SwarmTrials fly(
      List<SwarmCase> cases,
      List<AllocatorName> allocators,
      List<TestFlight> flights,
      List<TestTrace> links,
      PolicyNetwork scheduler,
      EdgeBenchOptions options,
      double droneFactor,
      String told) {
    int all = cases.size() * options.seeds() * allocators.size();
    Progress progress = new Progress(told, all);
    AtomicInteger done = new AtomicInteger();
    List<Callable<Trial>> pieces = new ArrayList<>();
    for (SwarmCase which : cases) {
      for (int seed = 1; seed <= options.seeds(); seed++) {
        List<Scenario> drones =
            scenarios(which.drones(), seed, flights, links, options.flightSeconds(), droneFactor);
        Swarm swarm = new Swarm(drones, FlightSetup.DEFAULT, scheduler::scheduler);
        for (AllocatorName allocator : allocators) {
          Key key = new Key(which, allocator, seed);
          pieces.add(
              () -> {
                Swarm.Flown result = swarm.fly(allocator.allocator(), which.cores());
                progress.at(done.incrementAndGet());
                return new Trial(key, result);
              });
        }
      }
    }
    SwarmTrials trials = new SwarmTrials(options.seeds());
    AllCores.run("the swarms", new AtomicBoolean(), pieces)
        .forEach(trial -> trials.flown.put(trial.key(), trial.flown()));
    progress.done();
    return trials;
  }

  /** Drones of a swarm: routes and links in an order of its own, each begun somewhere. */
  private static List<Scenario> scenarios(
      int drones,
      int seed,
      List<TestFlight> flights,
      List<TestTrace> links,
      double seconds,
      double droneFactor) {
    List<TestFlight> routes = new ArrayList<>(flights);
    List<TestTrace> uplinks = new ArrayList<>(links);
    Collections.shuffle(routes, new Random(SWARMS + seed));
    Collections.shuffle(uplinks, new Random(-SWARMS - seed));
    SplittableRandom random = new SplittableRandom(SWARMS + seed);
    Conditions nominal = Conditions.NOMINAL;
    Conditions conditions =
        new Conditions(1, 1, 1, droneFactor, 1, nominal.roundTripSeconds(), nominal.cores());
    List<Scenario> scenarios = new ArrayList<>();
    for (int i = 0; i < drones; i++) {
      TestFlight route = routes.get(i % routes.size());
      double room = Math.max(0, route.profile().durationSeconds() - seconds);
      scenarios.add(
          new Scenario(
              route.profile(),
              uplinks.get(i % uplinks.size()).trace(),
              conditions,
              random.nextDouble() * room,
              seconds,
              random.nextDouble() * seconds));
    }
    return scenarios;
  }

  /** Of each seed's swarm, the mean over its drones. */
  double[] quality(SwarmCase which, AllocatorName allocator) {
    return bySeed(which, allocator, flight -> mean(flight.quality()));
  }

  /** Of each seed's swarm, that of its worst drone. */
  double[] worstQuality(SwarmCase which, AllocatorName allocator) {
    return bySeed(which, allocator, flight -> Arrays.stream(flight.quality()).min().orElseThrow());
  }

  /** Of each seed's swarm, the mean over its drones. */
  double[] latencySeconds(SwarmCase which, AllocatorName allocator) {
    return bySeed(which, allocator, flight -> mean(flight.latencySeconds()));
  }

  /** How many times as good one allocator is as another. */
  MeanRatio ratio(SwarmCase which, AllocatorName allocator, AllocatorName than) {
    return MeanRatio.of(quality(which, allocator), quality(which, than));
  }

  private double[] bySeed(
      SwarmCase which, AllocatorName allocator, ToDoubleFunction<Swarm.Flown> figure) {
    double[] values = new double[seeds];
    for (int seed = 1; seed <= seeds; seed++) {
      values[seed - 1] = figure.applyAsDouble(flown.get(new Key(which, allocator, seed)));
    }
    return values;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}

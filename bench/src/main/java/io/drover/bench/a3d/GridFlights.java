package io.drover.bench.a3d;

import io.drover.bench.flights.TestFlight;
import io.drover.bench.flights.TestTrace;
import io.drover.launch.cli.Progress;
import io.drover.launch.flight.AllCores;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What each policy comes to on each grid, over the same flights and links. */
final class GridFlights {
  private final int seeds;
  private final Map<Key, List<PolicyResult>> results = new HashMap<>();

  private record Key(ChoiceGrid grid, String policy) {}

  private record Flown(Key key, PolicyResult result) {}

  private GridFlights(int seeds) {
    this.seeds = seeds;
  }

  /**
   * Flies every policy on every grid over every link, as many at a time as there are cores.
   *
   * @param flights one of each seed, in their order, recorded at {@link ChoiceGrid#FINE}
   */
  static GridFlights fly(
      List<ChoiceGrid> grids,
      List<GridPolicy> policies,
      List<TestFlight> flights,
      List<TestTrace> links) {
    List<Callable<Flown>> pieces = new ArrayList<>();
    AtomicInteger done = new AtomicInteger();
    long each =
        grids.stream()
            .flatMap(grid -> policies.stream().filter(p -> p.fits().test(grid.space())))
            .count();
    Progress progress = new Progress("flying grids", each * links.size());
    for (ChoiceGrid grid : grids) {
      List<TestFlight> chosen = flights.stream().map(grid::of).toList();
      for (int link = 0; link < links.size(); link++) {
        List<Scenario> scenarios = new ArrayList<>();
        for (TestFlight flight : chosen) {
          scenarios.add(grid.scenario(flight, links, link));
        }
        for (GridPolicy policy : policies) {
          if (!policy.fits().test(grid.space())) {
            continue;
          }
          pieces.add(
              () -> {
                PolicyResult result = policy.pilot().fly(grid.space(), scenarios);
                progress.at(done.incrementAndGet());
                return new Flown(new Key(grid, policy.name()), result);
              });
        }
      }
    }
    GridFlights all = new GridFlights(flights.size());
    for (Flown flown : AllCores.run("the grids", new AtomicBoolean(), pieces)) {
      all.results.computeIfAbsent(flown.key(), key -> new ArrayList<>()).add(flown.result());
    }
    progress.done();
    return all;
  }

  /** QoN of each seed's flights, mean over links; NaN where a policy cannot choose from a grid. */
  double[] quality(ChoiceGrid grid, String policy) {
    return bySeed(grid, policy, PolicyResult::qualityByFlight);
  }

  /** Mean latency of each seed's flights, mean over links. */
  double[] latencySeconds(ChoiceGrid grid, String policy) {
    return bySeed(grid, policy, PolicyResult::latencyByFlight);
  }

  private double[] bySeed(ChoiceGrid grid, String policy, Function<PolicyResult, double[]> figure) {
    List<PolicyResult> links = results.get(new Key(grid, policy));
    double[] mean = new double[seeds];
    if (links == null) {
      Arrays.fill(mean, Double.NaN);
      return mean;
    }
    for (PolicyResult link : links) {
      double[] values = figure.apply(link);
      for (int seed = 0; seed < seeds; seed++) {
        mean[seed] += values[seed] / links.size();
      }
    }
    return mean;
  }
}

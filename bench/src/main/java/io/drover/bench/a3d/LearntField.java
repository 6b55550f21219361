package io.drover.bench.a3d;

import io.drover.bench.flights.TestFlight;
import io.drover.bench.flights.TestTrace;
import io.drover.launch.cli.Progress;
import io.drover.launch.flight.AllCores;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.rl.flight.Scenario;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Where learnt policies are compared: recorded flights over the links that are always there.
 *
 * @param flights of three resolutions and three qualities, which all of the catalogue choose among
 */
record LearntField(List<TestFlight> flights, List<TestTrace> links) {
  LearntField {
    flights = List.copyOf(flights);
    links = List.copyOf(links);
  }

  static LearntField of(A3dData data) {
    DecisionSpace known = DecisionSpace.a3d(448);
    return new LearntField(
        data.flights().stream().filter(f -> alike(f.profile().space(), known)).toList(),
        data.traces().stream().filter(t -> t.origin() != TestTrace.Origin.GIVEN).toList());
  }

  private static boolean alike(DecisionSpace a, DecisionSpace b) {
    return a.resolutions().size() == b.resolutions().size()
        && a.qualities().size() == b.qualities().size();
  }

  DecisionSpace space() {
    return flights.get(0).profile().space();
  }

  /** Every flight over every link. */
  List<Scenario> scenarios() {
    return links.stream()
        .flatMap(link -> flights.stream().map(flight -> flight.over(link.trace())))
        .toList();
  }

  /** For readers. */
  String words() {
    return "%d recorded flights over the %d generated and shipped test links"
        .formatted(flights.size(), links.size());
  }

  /**
   * Finds something of every network of some policies, on all cores.
   *
   * @param what is told to be in progress
   * @return by policy, in the order of its seeds; policies that were never learnt are left out
   */
  <T> Map<LearntPolicy, List<T>> ofEach(
      String what,
      List<LearntPolicy> policies,
      LearntPolicies learnt,
      Function<PolicyNetwork, T> finding) {
    Map<LearntPolicy, List<PolicyNetwork>> networks = new LinkedHashMap<>();
    policies.stream()
        .filter(policy -> !learnt.networks(policy).isEmpty())
        .forEach(policy -> networks.put(policy, learnt.networks(policy)));
    List<PolicyNetwork> all = networks.values().stream().flatMap(List::stream).toList();
    Progress progress = new Progress(what, Math.max(1, all.size()));
    AtomicInteger done = new AtomicInteger();
    List<Callable<T>> pieces = new ArrayList<>();
    for (PolicyNetwork network : all) {
      pieces.add(
          () -> {
            T found = finding.apply(network);
            progress.at(done.incrementAndGet());
            return found;
          });
    }
    Iterator<T> found = AllCores.run("the evaluations", new AtomicBoolean(), pieces).iterator();
    progress.done();
    Map<LearntPolicy, List<T>> byPolicy = new LinkedHashMap<>();
    networks.forEach(
        (policy, its) -> byPolicy.put(policy, its.stream().map(unused -> found.next()).toList()));
    return byPolicy;
  }
}

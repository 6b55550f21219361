package io.drover.bench.a3d;

import io.drover.bench.flights.TestTrace;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.scheduler.DynamicScheduler;
import io.drover.onboard.scheduler.ModelPredictiveScheduler;
import io.drover.rl.evaluation.Oracle;
import io.drover.rl.evaluation.PolicyEvaluation;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All policies over a group's flights and one link.
 *
 * @param bestStatic the action of {@link Rivals#BEST_STATIC}
 * @param policies by the names of {@link Rivals} and of learnt variants, in the order of reading
 */
record TraceTrial(
    FlightGroup flights, TestTrace link, OffloadDecision bestStatic, Map<String, Flown> policies) {
  /** How many beginnings of a flight {@link Rivals#SEQUENCES} goes on with. */
  static final int BEAM = 16;

  /** Flies them. One thread; trials may be flown side by side. */
  static TraceTrial fly(FlightGroup group, TestTrace link, Learnt learnt) {
    FlightSetup setup = FlightSetup.DEFAULT;
    DecisionSpace space = group.space();
    List<Scenario> flights =
        group.flights().stream().map(flight -> flight.over(link.trace())).toList();
    PolicyEvaluation evaluation = new PolicyEvaluation(setup, flights);
    OffloadDecision best = space.local();
    Map<OffloadDecision, PolicyResult> held = new LinkedHashMap<>();
    for (OffloadDecision action : space.decisions()) {
      PolicyResult result = evaluation.hold(action);
      held.put(action, result);
      if (result.qualityOfNavigation() > held.get(best).qualityOfNavigation()) {
        best = action;
      }
    }
    Map<String, Flown> flown = new LinkedHashMap<>();
    flown.put(Rivals.A3D, fly(evaluation, learnt.scheduler(), space));
    flown.put(
        Rivals.MPC,
        Flown.of(evaluation.fly(Rivals.MPC, () -> new ModelPredictiveScheduler(space))));
    flown.put(Rivals.BEST_STATIC, Flown.of(held.get(best)));
    flown.put(
        Rivals.DYNAMIC,
        Flown.of(evaluation.fly(Rivals.DYNAMIC, () -> new DynamicScheduler(space))));
    flown.put(Rivals.OFFLOAD, Flown.of(held.get(space.reference())));
    flown.put(Rivals.LOCAL, Flown.of(held.get(space.local())));
    learnt
        .variants()
        .forEach(
            (name, networks) ->
                flown.put(
                    name,
                    Flown.of(networks.stream().map(n -> fly(evaluation, n, space)).toList())));
    flown.put(Rivals.ORACLE, Flown.of(Oracle.ofEachStep(setup).fly(flights)));
    flown.put(Rivals.SEQUENCES, Flown.of(Oracle.ofSequences(setup, BEAM).fly(flights)));
    return new TraceTrial(group, link, best, flown);
  }

  private static Flown fly(
      PolicyEvaluation evaluation, PolicyNetwork network, DecisionSpace space) {
    return Flown.of(evaluation.fly(network.name(), () -> network.scheduler(space)));
  }

  Flown of(String policy) {
    return policies.get(policy);
  }

  /** QoN of a seed's flights. */
  double quality(String policy, int seed) {
    return flights.mean(of(policy).quality(), seed);
  }

  /** Mean latency of a seed's flights. */
  double latencySeconds(String policy, int seed) {
    return flights.mean(of(policy).latencySeconds(), seed);
  }

  /** By how much more a policy's QoN is than dynamic's, as a share of that; negative for a loss. */
  double gainOverDynamic(String policy) {
    double dynamic = of(Rivals.DYNAMIC).meanQuality();
    return of(policy).meanQuality() / dynamic - 1;
  }
}

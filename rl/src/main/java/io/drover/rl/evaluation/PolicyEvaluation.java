package io.drover.rl.evaluation;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.scheduler.DynamicScheduler;
import io.drover.onboard.scheduler.ModelPredictiveScheduler;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.onboard.scheduler.StaticScheduler;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.StepSimulator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Flies schedulers over the same flights and compares them. One thread. */
public final class PolicyEvaluation {
  private static final String STATIC = "static:";

  private final FlightSetup setup;
  private final List<Scenario> scenarios;

  /**
   * An evaluation.
   *
   * @param scenarios at least one, all with the same decision space
   */
  public PolicyEvaluation(FlightSetup setup, List<Scenario> scenarios) {
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("an evaluation needs at least one flight");
    }
    this.setup = setup;
    this.scenarios = List.copyOf(scenarios);
  }

  /**
   * The policies that need no learning, by the names that users know: local, offload, dynamic, mpc,
   * and every {@code static:<action>}.
   */
  public static Map<String, Supplier<Scheduler>> baselines(DecisionSpace space) {
    Map<String, Supplier<Scheduler>> policies = new LinkedHashMap<>();
    policies.put("local", () -> StaticScheduler.local(space));
    policies.put("offload", () -> StaticScheduler.offload(space));
    policies.put("dynamic", () -> new DynamicScheduler(space));
    policies.put("mpc", () -> new ModelPredictiveScheduler(space));
    space
        .decisions()
        .forEach(
            decision ->
                policies.put(STATIC + decision.label(), () -> new StaticScheduler(decision)));
    return policies;
  }

  /** Every policy over every flight, in the order given. Each flight has a scheduler of its own. */
  public List<PolicyResult> compare(Map<String, Supplier<Scheduler>> policies) {
    return policies.entrySet().stream()
        .map(policy -> fly(policy.getKey(), policy.getValue()))
        .toList();
  }

  /** One policy over every flight. */
  public PolicyResult fly(String policy, Supplier<Scheduler> schedulers) {
    FlightTotals totals = new FlightTotals();
    StepSimulator simulator = new StepSimulator(setup);
    for (Scenario scenario : scenarios) {
      DecisionSpace space = scenario.space();
      try (Scheduler scheduler = schedulers.get()) {
        simulator.start(scenario, scheduler.watchesLink(), totals);
        while (!simulator.over()) {
          simulator.run(space.indexOf(scheduler.decide(simulator.state()).decision()));
          totals.endStep(simulator.tally());
        }
      }
      totals.endFlight();
    }
    return totals.result(policy);
  }

  /**
   * One action throughout, over every flight: what its {@link StaticScheduler} would do, but
   * sooner, because nobody is told what flying was like.
   */
  public PolicyResult hold(OffloadDecision decision) {
    FlightTotals totals = new FlightTotals();
    StepSimulator simulator = new StepSimulator(setup, false);
    for (Scenario scenario : scenarios) {
      int action = scenario.space().indexOf(decision);
      simulator.start(scenario, false, totals);
      while (!simulator.over()) {
        simulator.run(action);
        totals.endStep(simulator.tally());
      }
      totals.endFlight();
    }
    return totals.result(STATIC + decision.label());
  }
}

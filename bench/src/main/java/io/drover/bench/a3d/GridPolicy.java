package io.drover.bench.a3d;

import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.scheduler.ModelPredictiveScheduler;
import io.drover.rl.evaluation.Oracle;
import io.drover.rl.evaluation.PolicyEvaluation;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Who chooses from a grid in the comparison of grids.
 *
 * @param name for readers
 * @param fits whether it can choose from a decision space
 */
record GridPolicy(String name, Predicate<DecisionSpace> fits, Pilot pilot) {
  static final String SHIPPED = "a3d";
  static final String FINE = "a3d, learnt on 5×5 with two edges";
  static final String ORACLE = "oracle of each step";

  /** Flies some flights of one link. */
  interface Pilot {
    PolicyResult fly(DecisionSpace space, List<Scenario> flights);
  }

  /** All of them, the bound last. */
  static List<GridPolicy> all(PolicyNetwork shipped, PolicyNetwork fine) {
    List<GridPolicy> all = new ArrayList<>(withoutLearning());
    all.add(learnt(SHIPPED, shipped));
    all.add(learnt(FINE, fine));
    all.add(oracle());
    return all;
  }

  static List<GridPolicy> withoutLearning() {
    return List.of(
        new GridPolicy("best static in hindsight", GridPolicy::any, GridPolicy::bestStatic),
        new GridPolicy(
            "mpc",
            GridPolicy::any,
            (space, flights) ->
                evaluation(flights).fly("mpc", () -> new ModelPredictiveScheduler(space))));
  }

  private static boolean any(DecisionSpace unused) {
    return true;
  }

  static GridPolicy oracle() {
    return new GridPolicy(
        ORACLE,
        GridPolicy::any,
        (space, flights) -> Oracle.ofEachStep(FlightSetup.DEFAULT).fly(flights));
  }

  private static GridPolicy learnt(String name, PolicyNetwork network) {
    return new GridPolicy(
        name,
        network.description()::fits,
        (space, flights) -> evaluation(flights).fly(name, () -> network.scheduler(space)));
  }

  private static PolicyEvaluation evaluation(List<Scenario> flights) {
    return new PolicyEvaluation(FlightSetup.DEFAULT, flights);
  }

  private static PolicyResult bestStatic(DecisionSpace space, List<Scenario> flights) {
    PolicyEvaluation evaluation = evaluation(flights);
    PolicyResult best = evaluation.hold(space.local());
    for (OffloadDecision action : space.decisions()) {
      PolicyResult result = evaluation.hold(action);
      if (result.qualityOfNavigation() > best.qualityOfNavigation()) {
        best = result;
      }
    }
    return best;
  }
}

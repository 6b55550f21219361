package io.drover.bench.a3d;

import io.drover.bench.report.Series;
import io.drover.launch.flight.FlownDrone;
import io.drover.launch.report.DecisionStep;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A flight as the steps between its decisions; at least one. */
record SteppedFlight(String policy, List<DecisionStep> steps) {
  static SteppedFlight of(FlownDrone drone) {
    return new SteppedFlight(drone.policy(), DecisionStep.of(drone.records()));
  }

  /** When the last command was given. */
  double endSeconds() {
    return steps.get(steps.size() - 1).endSeconds();
  }

  /** How many decisions were other than the one before. */
  int changes() {
    int changes = 0;
    for (int i = 1; i < steps.size(); i++) {
      boolean same = steps.get(i).choice().decision().equals(steps.get(i - 1).choice().decision());
      changes += same ? 0 : 1;
    }
    return changes;
  }

  /** A value of each step, held to the flight's end. */
  Series line(ToDoubleFunction<DecisionStep> value) {
    int last = steps.size();
    double[] x = new double[last + 1];
    double[] y = new double[last + 1];
    for (int i = 0; i < last; i++) {
      x[i] = steps.get(i).startSeconds();
      y[i] = value.applyAsDouble(steps.get(i));
    }
    x[last] = endSeconds();
    y[last] = y[last - 1];
    return new Series(policy, x, y);
  }
}

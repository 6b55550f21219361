package io.drover.rl.evaluation;

import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.FrameSink;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.StepSimulator;
import io.drover.rl.flight.StepTally;
import java.util.Arrays;
import java.util.List;

/**
 * What could be reached by somebody who knows the frames and the link to come: a bound for
 * schedulers, which do not. Its objective is the mean QoN over steps; it does not measure the link,
 * for it knows it. One thread.
 */
public final class Oracle {
  private final String name;
  private final FlightSetup setup;
  private final int width;

  private Oracle(String name, FlightSetup setup, int width) {
    this.name = name;
    this.setup = setup;
    this.width = width;
  }

  /**
   * Tries every action of a step and takes the best one, whatever that does to later steps. Exact.
   * Of actions that are equally good it takes the one with the lower mean latency.
   */
  public static Oracle ofEachStep(FlightSetup setup) {
    return new Oracle("best-of-each-step", setup, 0);
  }

  /**
   * Seeks the best sequence of actions by a beam search: after each step the {@code width} best
   * beginnings are kept, and always the one that takes the best action of each step, so that it is
   * never worse than {@link #ofEachStep}. Exact if {@code width} is as large as the number of
   * situations that a flight can get into; else it bounds the best sequence from below. Simulates
   * width · actions steps for each step of a flight.
   *
   * @param width at least 1
   */
  public static Oracle ofSequences(FlightSetup setup, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("a beam must be at least 1 wide, not " + width);
    }
    return new Oracle("best-sequence", setup, width);
  }

  /** What it does on one flight: an action a step. */
  public int[] actions(Scenario flight) {
    int[] eachBest = bestOfEachStep(flight);
    if (width == 0) {
      return eachBest;
    }
    StepSimulator start = new StepSimulator(setup, false);
    start.start(flight, false, FrameSink.NONE);
    return new SequenceSearch(setup, width).best(start, flight.space().size(), eachBest);
  }

  /** Flies them all. */
  public PolicyResult fly(List<Scenario> flights) {
    FlightTotals totals = new FlightTotals();
    StepSimulator simulator = new StepSimulator(setup, false);
    for (Scenario flight : flights) {
      int[] actions = actions(flight);
      simulator.start(flight, false, totals);
      for (int action : actions) {
        simulator.run(action);
        totals.endStep(simulator.tally());
      }
      totals.endFlight();
    }
    return totals.result(name);
  }

  private int[] bestOfEachStep(Scenario flight) {
    StepSimulator simulator = new StepSimulator(setup, false);
    StepSimulator trial = new StepSimulator(setup, false);
    simulator.start(flight, false, FrameSink.NONE);
    int[] actions = new int[16];
    int steps = 0;
    while (!simulator.over()) {
      if (steps == actions.length) {
        actions = Arrays.copyOf(actions, 2 * steps);
      }
      actions[steps] = best(trial, simulator, flight.space().size());
      simulator.run(actions[steps++]);
    }
    return Arrays.copyOf(actions, steps);
  }

  private static int best(StepSimulator trial, StepSimulator from, int actions) {
    int best = -1;
    double quality = Double.NaN;
    double latency = Double.NaN;
    for (int action = 0; action < actions; action++) {
      trial.copyFrom(from);
      trial.run(action);
      StepTally step = trial.tally();
      int order = best < 0 ? 1 : Double.compare(step.qualityOfNavigation(), quality);
      if (order > 0 || (order == 0 && step.meanLatencySeconds() < latency)) {
        best = action;
        quality = step.qualityOfNavigation();
        latency = step.meanLatencySeconds();
      }
    }
    return best;
  }
}

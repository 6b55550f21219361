package io.drover.rl.evaluation;

import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Situation;
import io.drover.rl.flight.StepSimulator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A beam search over the actions of a flight's steps. Beginnings that lead into the same situation
 * are one: of them the best is kept. One thread.
 */
final class SequenceSearch {
  private final int width;
  private final StepSimulator trial;
  private List<StepSimulator> here;
  private List<StepSimulator> next;

  SequenceSearch(FlightSetup setup, int width) {
    this.width = width;
    this.trial = new StepSimulator(setup, false);
    this.here = Stream.generate(() -> new StepSimulator(setup, false)).limit(width).toList();
    this.next = Stream.generate(() -> new StepSimulator(setup, false)).limit(width).toList();
  }

  /**
   * The best sequence found.
   *
   * @param start where it begins; stays there
   * @param actions how many there are in each step
   * @param eachBest the best action of each step: a sequence that is kept whatever else is
   */
  int[] best(StepSimulator start, int actions, int[] eachBest) {
    here.get(0).copyFrom(start);
    Optional<Beginning> best = Optional.empty();
    List<Beginning> beam = List.of(Beginning.at(start.situation()));
    while (!beam.isEmpty()) {
      Map<Situation, Beginning> reached = new LinkedHashMap<>();
      for (int slot = 0; slot < beam.size(); slot++) {
        Beginning from = beam.get(slot);
        for (int action = 0; action < actions; action++) {
          trial.copyFrom(here.get(slot));
          trial.run(action);
          boolean ofEachBest = from.eachBest() && action == eachBest[from.steps()];
          Beginning longer = from.then(action, slot, trial, ofEachBest);
          if (!longer.over()) {
            reached.merge(longer.situation(), longer, Beginning::orBetter);
          } else if (best.isEmpty() || longer.quality() > best.get().quality()) {
            best = Optional.of(longer);
          }
        }
      }
      beam = chosen(reached);
      moveOn(beam);
    }
    return best.orElseThrow().actions();
  }

  /** The best ones, and the one that must be kept. */
  private List<Beginning> chosen(Map<Situation, Beginning> reached) {
    List<Beginning> sorted =
        reached.values().stream()
            .sorted(Comparator.comparingDouble(Beginning::quality).reversed())
            .toList();
    List<Beginning> kept = new ArrayList<>(sorted.subList(0, Math.min(width, sorted.size())));
    if (kept.stream().noneMatch(Beginning::eachBest)) {
      sorted.stream()
          .filter(Beginning::eachBest)
          .findFirst()
          .ifPresent(must -> kept.set(kept.size() - 1, must));
    }
    return kept;
  }

  private void moveOn(List<Beginning> beam) {
    for (int slot = 0; slot < beam.size(); slot++) {
      Beginning beginning = beam.get(slot);
      next.get(slot).copyFrom(here.get(beginning.slot()));
      next.get(slot).run(beginning.action());
    }
    List<StepSimulator> free = here;
    here = next;
    next = free;
  }
}

package io.drover.rl.training;

import io.drover.core.time.NanoClock;
import io.drover.rl.flight.Objective;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells how far learning is, and when it will be done, at each validation. */
final class LearningProgress implements Consumer<LearningUpdate> {
  private final Objective objective;
  private final PrintStream out;
  private final NanoClock clock;
  private final double startSeconds;

  private String run = "";
  private int runsAfter;
  private long firstStep;
  private long stepsOfRunsBefore;
  private long steps;

  /**
   * Nothing is done.
   *
   * @param runs how many there will be, of equal length
   */
  LearningProgress(int runs, Objective objective, PrintStream out, NanoClock clock) {
    this.runsAfter = runs;
    this.objective = objective;
    this.out = out;
    this.clock = clock;
    this.startSeconds = clock.seconds();
  }

  /** What its times are of. */
  NanoClock clock() {
    return clock;
  }

  /**
   * The next run begins.
   *
   * @param name at the start of its lines
   * @param stepsBefore that were made in another process
   * @param totalSteps of the run
   */
  void begin(String name, long stepsBefore, long totalSteps) {
    run = name;
    runsAfter--;
    stepsOfRunsBefore += steps;
    steps = 0;
    firstStep = stepsBefore;
    if (stepsBefore > 0) {
      out.print(
          String.format(
              Locale.ROOT, "%sgoing on after step %d of %d%n", run, stepsBefore, totalSteps));
    }
  }

  @Override
  public void accept(LearningUpdate update) {
    steps = update.step() - firstStep;
    long left = update.totalSteps() - update.step() + runsAfter * update.totalSteps();
    double elapsed = clock.seconds() - startSeconds;
    out.print(
        String.format(
            Locale.ROOT,
            "%sstep %d of %d  validation %s %.4f  entropy %.2f  %.0f s, about %.1f min left%n",
            run,
            update.step(),
            update.totalSteps(),
            objective.label(),
            objective.figure(update.validationScore()),
            update.losses().entropy(),
            elapsed,
            elapsed / (stepsOfRunsBefore + steps) * left / 60));
  }
}

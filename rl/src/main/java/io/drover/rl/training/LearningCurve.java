package io.drover.rl.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.rl.flight.Objective;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Keeps the course of learning: a row of CSV per validation, its columns named as TensorBoard shows
 * them, and a line of progress with the time that is left.
 */
final class LearningCurve implements Consumer<LearningUpdate> {
  private final Path file;
  private final Objective objective;
  private final PrintStream progress;
  private final NanoClock clock;
  private final double startSeconds;

  LearningCurve(Path file, Objective objective, PrintStream progress, NanoClock clock) {
    this.file = file;
    this.objective = objective;
    this.progress = progress;
    this.clock = clock;
    this.startSeconds = clock.seconds();
    write(
        String.join(
            ",",
            "global_step",
            "charts/mean_episodic_return",
            "charts/validation_" + objective.label(),
            "charts/learning_rate",
            "losses/policy_loss",
            "losses/value_loss",
            "losses/entropy",
            "losses/clipfrac",
            "losses/approx_kl\n"),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  @Override
  public void accept(LearningUpdate update) {
    Losses losses = update.losses();
    write(
        String.format(
            Locale.ROOT,
            "%d,%.4f,%.5f,%.2e,%.5f,%.5f,%.5f,%.5f,%.6f\n",
            update.step(),
            update.meanReturn(),
            objective.figure(update.validationScore()),
            update.learningRate(),
            losses.policy(),
            losses.value(),
            losses.entropy(),
            losses.clipFraction(),
            losses.approximateKl()),
        StandardOpenOption.APPEND);
    double elapsed = clock.seconds() - startSeconds;
    double left = elapsed * (update.totalSteps() - update.step()) / update.step();
    progress.print(
        String.format(
            Locale.ROOT,
            "step %d of %d  validation %s %.4f  entropy %.2f  %.0f s, about %.1f min left%n",
            update.step(),
            update.totalSteps(),
            objective.label(),
            objective.figure(update.validationScore()),
            losses.entropy(),
            elapsed,
            left / 60));
  }

  private void write(String text, StandardOpenOption... how) {
    try {
      Files.writeString(file, text, how);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check the folder", e);
    }
  }
}

package io.drover.rl.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.rl.flight.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The course of learning as CSV: a row per validation, columns named as TensorBoard shows them. */
final class LearningCurve implements Consumer<LearningUpdate> {
  private final Path file;
  private final Objective objective;

  /**
   * Begins the file anew.
   *
   * @param earlier rows of the run that this one goes on from
   */
  LearningCurve(Path file, Objective objective, List<LearningUpdate> earlier) {
    this.file = file;
    this.objective = objective;
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
                "losses/approx_kl")
            + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
    earlier.forEach(this);
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

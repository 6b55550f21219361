package io.drover.rl.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.rl.flight.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The course of learning as CSV: a row per validation, columns named as TensorBoard shows them. */
final class LearningCurve implements Consumer<LearningUpdate> {
  private final Path file;
  private final Objective objective;
  private final NanoClock clock;
  private final double startSeconds;

  /**
   * Begins the file anew.
   *
   * @param clock of the seconds that learning takes
   * @param earlier rows of the run that this one goes on from; when they were is read from the file
   *     that it left
   */
  LearningCurve(Path file, Objective objective, NanoClock clock, List<LearningUpdate> earlier) {
    this.file = file;
    this.objective = objective;
    this.clock = clock;
    Map<Long, Double> seconds = earlier.isEmpty() ? Map.of() : seconds(file);
    write(
        String.join(
                ",",
                WrittenCurve.STEP,
                WrittenCurve.SECONDS,
                "charts/mean_episodic_return",
                WrittenCurve.VALIDATION + objective.label(),
                "charts/learning_rate",
                "losses/policy_loss",
                "losses/value_loss",
                "losses/entropy",
                "losses/clipfrac",
                "losses/approx_kl")
            + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
    double spent = 0;
    for (LearningUpdate update : earlier) {
      spent = seconds.getOrDefault(update.step(), Double.NaN);
      row(update, spent);
    }
    this.startSeconds = clock.seconds() - spent;
  }

  private static Map<Long, Double> seconds(Path file) {
    Map<Long, Double> seconds = new HashMap<>();
    if (Files.exists(file)) {
      WrittenCurve.read(file).points().forEach(p -> seconds.put(p.step(), p.seconds()));
    }
    return seconds;
  }

  @Override
  public void accept(LearningUpdate update) {
    row(update, clock.seconds() - startSeconds);
  }

  private void row(LearningUpdate update, double seconds) {
    Losses losses = update.losses();
    write(
        String.format(
            Locale.ROOT,
            "%d,%.1f,%.4f,%.5f,%.2e,%.5f,%.5f,%.5f,%.5f,%.6f\n",
            update.step(),
            seconds,
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

package io.drover.rl.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How learning goes, at one of its validations.
 *
 * @param step environment steps so far
 * @param meanReturn of the training episodes that ended since the last update; NaN for none
 * @param validationScore of the policy as it is
 */
public record LearningUpdate(
    long step,
    long totalSteps,
    double meanReturn,
    double validationScore,
    double learningRate,
    Losses losses) {
  void write(DataOutputStream out) throws IOException {
    out.writeLong(step);
    out.writeLong(totalSteps);
    out.writeDouble(meanReturn);
    out.writeDouble(validationScore);
    out.writeDouble(learningRate);
    out.writeDouble(losses.policy());
    out.writeDouble(losses.value());
    out.writeDouble(losses.entropy());
    out.writeDouble(losses.clipFraction());
    out.writeDouble(losses.approximateKl());
  }

  static LearningUpdate read(DataInputStream in) throws IOException {
    return new LearningUpdate(
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        new Losses(
            in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
  }
}

package io.drover.navigation.evaluation;

import io.drover.navigation.NavigationOutput;

/** Adds up predictions against labels. One thread. */
public final class ScoreTally {
  private int frames;
  private double errorSum;
  private double errorSquares;
  private double labelSum;
  private double labelSquares;
  private int right;
  private int truePositives;
  private int positives;
  private int predictedPositives;
  private long bytes;

  /** Counts one frame; {@code size} is its JPEG's bytes, 0 if it had none. */
  public void add(NavigationOutput output, double steeringRadians, boolean blocked, int size) {
    double error = output.steeringRadians() - steeringRadians;
    boolean warned = output.collisionProbability() >= 0.5;
    frames++;
    errorSum += error;
    errorSquares += error * error;
    labelSum += steeringRadians;
    labelSquares += steeringRadians * steeringRadians;
    right += warned == blocked ? 1 : 0;
    truePositives += warned && blocked ? 1 : 0;
    positives += blocked ? 1 : 0;
    predictedPositives += warned ? 1 : 0;
    bytes += size;
  }

  /** The score; all zero without frames, F1 1 if nothing was blocked and nothing warned of. */
  public FidelityScore score(int side, String quality) {
    if (frames == 0) {
      return new FidelityScore(side, quality, 0, 0, 0, 0, 0, 0);
    }
    double n = frames;
    double errorVariance = errorSquares / n - (errorSum / n) * (errorSum / n);
    double labelVariance = labelSquares / n - (labelSum / n) * (labelSum / n);
    int marked = positives + predictedPositives;
    return new FidelityScore(
        side,
        quality,
        frames,
        Math.sqrt(errorSquares / n),
        labelVariance > 0 ? 1 - errorVariance / labelVariance : 0,
        right / n,
        marked == 0 ? 1 : 2.0 * truePositives / marked,
        bytes / n);
  }
}

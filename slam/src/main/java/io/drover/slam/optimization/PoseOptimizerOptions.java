package io.drover.slam.optimization;

/**
 * How poses are sought.
 *
 * @param iterations matrices factored at most
 * @param enough a step that would lower the cost by less than this share is not taken
 * @param loss of robust edges
 * @param start where the search begins
 */
public record PoseOptimizerOptions(
    int iterations, double enough, RobustLoss loss, InitialGuess start) {
  public static final PoseOptimizerOptions DEFAULT = new PoseOptimizerOptions(100, 1e-6, 1);

  /** With Huber's loss of a width in standard deviations, from the problem's poses. */
  public PoseOptimizerOptions(int iterations, double enough, double lossWidth) {
    this(iterations, enough, new RobustLoss.Huber(lossWidth), InitialGuess.GIVEN);
  }

  /** The same with another loss. */
  public PoseOptimizerOptions with(RobustLoss other) {
    return new PoseOptimizerOptions(iterations, enough, other, start);
  }

  /** The same from elsewhere. */
  public PoseOptimizerOptions with(InitialGuess other) {
    return new PoseOptimizerOptions(iterations, enough, loss, other);
  }
}

package io.drover.slam.optimization;

/**
 * How long is searched.
 *
 * @param iterations at most
 * @param enough a step that lowers the cost by less than this share is the last one
 * @param lossWidth standard deviations from which on a robust edge counts less than by its square
 */
public record PoseOptimizerOptions(int iterations, double enough, double lossWidth) {
  public static final PoseOptimizerOptions DEFAULT = new PoseOptimizerOptions(100, 1e-6, 1);
}

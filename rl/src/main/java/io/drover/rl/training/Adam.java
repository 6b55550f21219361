package io.drover.rl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Adam (Kingma and Ba 2015) on one vector, with clipping of the gradient's norm. One thread. */
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-5;

  private final NDArray weights;
  private final NDArray first;
  private final NDArray second;
  private final double clipNorm;
  private int updates;

  Adam(NDArray weights, NDManager manager, double clipNorm) {
    this.weights = weights;
    this.first = manager.zeros(weights.getShape());
    this.second = manager.zeros(weights.getShape());
    this.clipNorm = clipNorm;
  }

  /** Moves the weights against their gradient, then clears it. */
  void update(double learningRate) {
    updates++;
    try (NDManager scope = weights.getManager().newSubManager()) {
      NDArray gradient = weights.getGradient();
      gradient.attach(scope);
      float norm = gradient.norm().getFloat();
      NDArray clipped = gradient.mul((float) Math.min(1, clipNorm / (norm + 1e-6)));
      first.muli((float) BETA1).addi(clipped.mul((float) (1 - BETA1)));
      second.muli((float) BETA2).addi(clipped.square().muli((float) (1 - BETA2)));
      double rate =
          learningRate * Math.sqrt(1 - Math.pow(BETA2, updates)) / (1 - Math.pow(BETA1, updates));
      // of the moments' own manager, which outlives the scope
      try (NDArray move = first.mul((float) rate);
          NDArray root = second.sqrt()) {
        weights.subi(move.divi(root.addi((float) EPSILON)));
      }
      gradient.muli(0);
    }
  }
}

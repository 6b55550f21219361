package io.drover.navigation;

import io.drover.core.image.GrayImage;

/**
 * Maps a frame to steering and collision probability; the same interface on board, in a worker, and
 * slowed down to an emulated device. One caller at a time unless an implementation says otherwise.
 */
public interface NavigationModel extends AutoCloseable {
  /**
   * Infers one frame.
   *
   * @param image square, of any side the model accepts; a model of fixed input resizes it
   * @return steering in radians, positive left
   */
  NavigationOutput infer(GrayImage image);

  /** The side of the largest useful input, pixels: what 100% resolution means. */
  int fullSide();

  /** What is known of its fidelity before it flies. */
  default FidelityPrior priorFidelity() {
    return FidelityPrior.UNKNOWN;
  }

  @Override
  default void close() {}
}

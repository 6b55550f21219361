package io.drover.onboard.perception;

import io.drover.navigation.ResourceShare;

/** What an edge needs for a frame of this drone, at the share that it grants now. */
public interface EdgeCost {
  /** Seconds of inference for an image of a scale in (0, 1]. */
  double inferenceSeconds(double scale);

  /** What is granted now, or would be if the drone came. */
  ResourceShare share();

  /** The drone's frames go there from now on. */
  default void entered() {}
}

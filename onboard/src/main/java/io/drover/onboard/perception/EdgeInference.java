package io.drover.onboard.perception;

import io.drover.navigation.EncodedFrame;
import io.drover.navigation.NavigationOutput;

/** Port: an edge asked free of time, for tables; waits for the answer as long as it takes. */
@FunctionalInterface
public interface EdgeInference {
  /**
   * What the edge makes of a frame.
   *
   * @throws io.drover.core.error.DroverException if it cannot be reached or refuses
   */
  NavigationOutput infer(EncodedFrame frame);
}

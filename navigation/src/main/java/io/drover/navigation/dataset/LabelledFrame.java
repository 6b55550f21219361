package io.drover.navigation.dataset;

import java.nio.file.Path;

/**
 * A frame with what the network should say about it.
 *
 * @param file the image
 * @param steeringRadians positive left, in [−π, π]
 * @param collision 1 if the way ahead is blocked, 0 if it is free; between them if it is open
 */
public record LabelledFrame(Path file, Split split, double steeringRadians, double collision) {
  public LabelledFrame {
    if (!(Math.abs(steeringRadians) <= Math.PI)) {
      throw new IllegalArgumentException(
          "steering_radians is " + steeringRadians + ": give radians from -3.14 to 3.14");
    }
    if (!(collision >= 0 && collision <= 1)) {
      throw new IllegalArgumentException("collision is " + collision + ": give 0 to 1");
    }
  }

  /** Whether the way counts as blocked. */
  public boolean blocked() {
    return collision >= 0.5;
  }
}

package io.drover.slam.sensor;

import java.util.Optional;

/**
 * Where the beams of a laser point, counter-clockwise.
 *
 * @param beams ≥ 2
 * @param startRadians direction of the first beam in the laser's frame, 0 is ahead
 * @param stepRadians between one beam and the next
 */
public record BeamLayout(int beams, double startRadians, double stepRadians) {
  public BeamLayout {
    if (beams < 2 || !Double.isFinite(startRadians) || !(stepRadians > 0)) {
      throw new IllegalArgumentException(beams + " beams, " + stepRadians + " radians apart");
    }
  }

  /**
   * What SICK lasers of so many beams span: 180 and 181 are 1° apart, 360 and 361 half of that, and
   * the first one points to the right. Empty for other numbers.
   */
  public static Optional<BeamLayout> common(int beams) {
    return switch (beams) {
      case 180, 181 -> Optional.of(new BeamLayout(beams, -Math.PI / 2, Math.toRadians(1)));
      case 360, 361 -> Optional.of(new BeamLayout(beams, -Math.PI / 2, Math.toRadians(0.5)));
      default -> Optional.empty();
    };
  }

  /** As many to the left as to the right of ahead; {@code fovRadians} from first to last. */
  public static BeamLayout symmetric(int beams, double fovRadians) {
    double step = fovRadians / (beams - 1);
    return new BeamLayout(beams, -step * (beams - 1) / 2, step);
  }
}

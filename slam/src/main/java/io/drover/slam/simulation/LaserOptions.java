package io.drover.slam.simulation;

import io.drover.core.config.Doc;
import io.drover.slam.sensor.BeamLayout;
import java.util.Optional;

/** A laser scanner, and how well it sees. */
public record LaserOptions(
    @Doc("of one sweep; 180, 181, 360 and 361 span what SICK lasers do") int beams,
    @Doc("what they span from first to last, radians; needed for other numbers")
        Optional<Double> fovRadians,
    @Doc("sweeps a second") double rateHz,
    @Doc("farther away nothing is seen, metres") double maxRange,
    @Doc("standard deviation of a range, metres") double rangeSigma,
    @Doc("share of beams that do not come back though something is there") double missedShare,
    @Doc("how far ahead of the robot's middle it stands, metres") double aheadMetres) {
  /** A half circle of 1° at 5 Hz, 1 cm of noise. */
  public static final LaserOptions DEFAULT =
      new LaserOptions(180, Optional.empty(), 5, 30, 0.01, 0.002, 0);

  private static final int MOST_BEAMS = 3600;
  private static final double FASTEST = 50;

  /** From there on logs mean that nothing was hit. */
  static final double LONGEST = 80;

  public LaserOptions {
    if (beams < 2 || beams > MOST_BEAMS) {
      throw new IllegalArgumentException(beams + " beams: give 2 to " + MOST_BEAMS);
    }
    if (fovRadians.isEmpty() && BeamLayout.common(beams).isEmpty()) {
      throw new IllegalArgumentException(
          beams + " beams may span anything: say what they do, or take 180, 181, 360 or 361");
    }
    double fov = fovRadians.orElse(Math.PI);
    if (!(fov > 0 && fov <= 2 * Math.PI)) {
      throw new IllegalArgumentException("beams span up to a circle, not " + fov + " radians");
    }
    if (!(rateHz > 0 && rateHz <= FASTEST)) {
      throw new IllegalArgumentException(rateHz + " scans a second: give up to " + FASTEST);
    }
    if (!(maxRange > 0 && maxRange < LONGEST)) {
      throw new IllegalArgumentException("maximum range is " + maxRange + ": give less than 80 m");
    }
    if (!(rangeSigma >= 0) || !(missedShare >= 0 && missedShare <= 1)) {
      throw new IllegalArgumentException("noise is 0 or more, and a share at most 1");
    }
  }

  /** The same with other beams. */
  public LaserOptions with(int otherBeams, Optional<Double> otherFov, double otherRateHz) {
    return new LaserOptions(
        otherBeams, otherFov, otherRateHz, maxRange, rangeSigma, missedShare, aheadMetres);
  }

  BeamLayout layout() {
    return fovRadians
        .map(fov -> BeamLayout.symmetric(beams, fov))
        .or(() -> BeamLayout.common(beams))
        .orElseThrow();
  }
}

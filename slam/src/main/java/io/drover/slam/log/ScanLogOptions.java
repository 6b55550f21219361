package io.drover.slam.log;

import java.util.OptionalDouble;

/**
 * How logs are read.
 *
 * @param fovRadians what scans span from first to last beam, for records that do not say so: {@code
 *     FLASER} with other than 180, 181, 360 or 361 beams
 * @param skipBad whether bad lines are counted and passed over instead of ending the reading
 */
public record ScanLogOptions(OptionalDouble fovRadians, boolean skipBad) {
  /** Nothing is known of the laser, and nothing bad is accepted. */
  public static final ScanLogOptions STRICT = new ScanLogOptions(OptionalDouble.empty(), false);

  public ScanLogOptions {
    if (fovRadians.isPresent()
        && !(fovRadians.getAsDouble() > 0 && Double.isFinite(fovRadians.getAsDouble()))) {
      throw new IllegalArgumentException("scans that span " + fovRadians.getAsDouble() + " rad");
    }
  }
}

package io.drover.edge.allocation;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;

/**
 * What a drone last measured of its link, and what it made of it.
 *
 * @param uplinkBitsPerSecond drone to edge, ≥ 0
 * @param roundTripSeconds of an empty message, ≥ 0
 * @param offloadRatio f, the share of its recent frames that it sent, in [0, 1]
 */
public record LinkEstimate(
    double uplinkBitsPerSecond, double roundTripSeconds, double offloadRatio) {
  public LinkEstimate {
    if (!(uplinkBitsPerSecond >= 0)
        || Double.isInfinite(uplinkBitsPerSecond)
        || !(roundTripSeconds >= 0)
        || Double.isInfinite(roundTripSeconds)
        || !(offloadRatio >= 0 && offloadRatio <= 1)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "a link of "
              + uplinkBitsPerSecond
              + " bit/s, "
              + roundTripSeconds
              + " s and offload ratio "
              + offloadRatio
              + " is not possible: send finite figures ≥ 0, the ratio at most 1");
    }
  }
}

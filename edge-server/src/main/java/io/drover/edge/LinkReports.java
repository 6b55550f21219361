package io.drover.edge;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.edge.allocation.LinkEstimate;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.v1.InferRequest;
import java.util.Optional;

/** What drones report with their frames, made sure of. */
final class LinkReports {
  /** As {@code navigation.proto} says. */
  private static final int MOST_POINTS = 32;

  private LinkReports() {}

  /**
   * What a drone measured of its link.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if it cannot be
   */
  static Optional<LinkEstimate> link(InferRequest request) {
    return request.hasLink()
        ? Optional.of(
            new LinkEstimate(
                request.getLink().getUplinkBitsPerSecond(),
                request.getLink().getRoundTripSeconds(),
                request.getLink().getOffloadRatio()))
        : Optional.empty();
  }

  /**
   * What a drone expects of its QoN.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if it cannot be
   */
  static Optional<QualityCurve> expected(InferRequest request) {
    if (!request.getLink().hasExpectedQuality()) {
      return Optional.empty();
    }
    var curve = request.getLink().getExpectedQuality();
    if (curve.getCoresCount() > MOST_POINTS || curve.getQualityCount() > MOST_POINTS) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "the expected quality has more than " + MOST_POINTS + " points: send fewer");
    }
    try {
      return Optional.of(
          new QualityCurve(
              curve.getCoresList().stream().mapToDouble(Double::doubleValue).toArray(),
              curve.getQualityList().stream().mapToDouble(Double::doubleValue).toArray()));
    } catch (IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "the expected quality is refused: " + e.getMessage(), e);
    }
  }
}

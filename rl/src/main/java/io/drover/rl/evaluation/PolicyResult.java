package io.drover.rl.evaluation;

/**
 * How a policy flew, over all flights of an evaluation. All figures are simulated. Values by flight
 * are in the order of the flights, so that two policies' values pair up.
 *
 * @param qualityOfNavigation the paper's: of each scheduling step (its window τ), mean over a
 *     flight's steps and then over flights; what is learnt
 * @param frameQuality over all frames of a flight, mean over flights; what {@code fly} and {@code
 *     replay} print. Differs where slow actions succeed more or less often than fast ones, which
 *     have more frames in a step
 * @param latencyMeanSeconds over all frames
 * @param latencyP50Seconds over all frames
 * @param latencyP95Seconds over all frames
 * @param offloadRatio share of frames that went to the edge, answered in time or not
 * @param bytesSent mean over flights
 * @param qualityByFlight {@code qualityOfNavigation} is their mean
 * @param frameQualityByFlight {@code frameQuality} is their mean
 * @param latencyByFlight mean over each flight's frames, seconds
 * @param frames every frame, for distributions
 */
public record PolicyResult(
    String policy,
    double qualityOfNavigation,
    double frameQuality,
    double latencyMeanSeconds,
    double latencyP50Seconds,
    double latencyP95Seconds,
    double offloadRatio,
    double bytesSent,
    double[] qualityByFlight,
    double[] frameQualityByFlight,
    double[] latencyByFlight,
    FrameSamples frames) {
  /** How many were flown. */
  public int flights() {
    return qualityByFlight.length;
  }
}

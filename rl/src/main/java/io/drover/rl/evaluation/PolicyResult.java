package io.drover.rl.evaluation;

/**
 * How a policy flew, over all flights of an evaluation. All figures are simulated.
 *
 * @param qualityOfNavigation mean over flights
 * @param latencyMeanSeconds over all frames
 * @param latencyP50Seconds over all frames
 * @param latencyP95Seconds over all frames
 * @param offloadRatio share of frames that the edge answered in time
 * @param bytesSent mean over flights
 */
public record PolicyResult(
    String policy,
    int flights,
    double qualityOfNavigation,
    double latencyMeanSeconds,
    double latencyP50Seconds,
    double latencyP95Seconds,
    double offloadRatio,
    double bytesSent) {}

package io.drover.rl.evaluation;

/**
 * How a policy flew one flight.
 *
 * @param qualityOfNavigation mean over the scheduling steps that had a scored frame, each with the
 *     same weight; 0 without
 * @param frameQuality QoN over all of the flight's scored frames; 0 without
 * @param latencyMeanSeconds over its frames
 */
record FlightResult(double qualityOfNavigation, double frameQuality, double latencyMeanSeconds) {}

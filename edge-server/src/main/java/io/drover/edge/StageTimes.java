package io.drover.edge;

import io.drover.edge.container.InferenceOutcome.Served;

/**
 * Where a frame's time at the edge went.
 *
 * @param queueSeconds from its arrival until its turn
 * @param decodeSeconds from JPEG to pixels
 * @param inferenceSeconds of the network alone
 * @param totalSeconds from its arrival until its answer: the others, and handing it on
 */
public record StageTimes(
    double queueSeconds, double decodeSeconds, double inferenceSeconds, double totalSeconds) {
  static StageTimes of(Served served, double totalSeconds) {
    return new StageTimes(
        served.queueSeconds(),
        served.decodeSeconds(),
        served.inferenceSeconds() - served.decodeSeconds(),
        totalSeconds);
  }
}

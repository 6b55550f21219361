package io.drover.onboard.perception;

/**
 * Where a frame's time went, seconds; what did not happen is 0.
 *
 * @param prepareSeconds resize and encode
 * @param transmitSeconds on the way there and back
 * @param queueSeconds waiting at the edge
 * @param inferenceSeconds the network, wherever it ran, with decoding
 * @param waitedSeconds in vain, before a fallback or an answer from elsewhere
 */
public record StageTimes(
    double prepareSeconds,
    double transmitSeconds,
    double queueSeconds,
    double inferenceSeconds,
    double waitedSeconds) {
  public static StageTimes onboard(double prepareSeconds, double inferenceSeconds) {
    return new StageTimes(prepareSeconds, 0, 0, inferenceSeconds, 0);
  }

  /** These times after {@code seconds} of resizing and encoding. */
  public StageTimes prepared(double seconds) {
    return new StageTimes(
        prepareSeconds + seconds, transmitSeconds, queueSeconds, inferenceSeconds, waitedSeconds);
  }

  /** These times after {@code seconds} of waiting in vain. */
  public StageTimes after(double seconds) {
    return new StageTimes(
        prepareSeconds, transmitSeconds, queueSeconds, inferenceSeconds, waitedSeconds + seconds);
  }
}

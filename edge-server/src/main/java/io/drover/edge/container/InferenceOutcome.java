package io.drover.edge.container;

import io.drover.navigation.NavigationOutput;

/** What became of a frame. */
public sealed interface InferenceOutcome {
  /**
   * It was inferred.
   *
   * @param queueSeconds from its arrival until its inference began
   * @param inferenceSeconds of decoding and inference
   * @param decodeSeconds of decoding alone
   */
  record Served(
      NavigationOutput output, double queueSeconds, double inferenceSeconds, double decodeSeconds)
      implements InferenceOutcome {}

  /**
   * It was not.
   *
   * @param message one line for the drone's operator
   */
  record Dropped(DropReason reason, String message) implements InferenceOutcome {}
}

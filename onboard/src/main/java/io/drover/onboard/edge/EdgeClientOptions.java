package io.drover.onboard.edge;

import io.drover.core.config.Doc;

/** How patient a drone is with its edge. */
public record EdgeClientOptions(
    @Doc("messages that may still fill the link when the next frame is sent") int inFlightLimit,
    @Doc("an edge that refused or went away is left alone for this long, seconds")
        double retrySeconds,
    @Doc("a transfer counts in the bandwidth estimate for this long, seconds")
        double estimateSeconds) {
  public static final EdgeClientOptions DEFAULT = new EdgeClientOptions(1, 0.5, 2.5);

  public EdgeClientOptions {
    if (inFlightLimit < 1) {
      throw new IllegalArgumentException(
          "in_flight_limit is " + inFlightLimit + ": give a number of at least 1");
    }
    if (!(retrySeconds >= 0) || !(estimateSeconds > 0)) {
      throw new IllegalArgumentException(
          "retry_seconds and estimate_seconds must not be negative: 0.5 and 2.5 suit most links");
    }
  }
}

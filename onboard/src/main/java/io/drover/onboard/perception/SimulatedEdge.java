package io.drover.onboard.perception;

import io.drover.core.link.LinkModel;

/**
 * An edge server and the way to it, simulated.
 *
 * @param link what the drone's link to it carries over the clock's time, with half the round trip
 *     as its delay; the way back costs the same delay and nothing for its few bytes
 * @param cost what it needs for a frame
 */
public record SimulatedEdge(LinkModel link, EdgeCost cost) {
  double roundTripSeconds() {
    return 2 * link.delaySeconds();
  }
}

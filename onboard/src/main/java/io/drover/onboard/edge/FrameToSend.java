package io.drover.onboard.edge;

import io.drover.navigation.EncodedFrame;

/**
 * A frame as it would travel.
 *
 * @param scale of its side to the network's, in (0, 1]
 * @param prepareSeconds that resizing and encoding took
 */
record FrameToSend(EncodedFrame encoded, double scale, double prepareSeconds) {
  long bytes() {
    return encoded.jpeg().length;
  }
}
